/** Datasets as YAML files: reading, checking, writing, and a directory that is kept up to date. */
@NullMarked
package io.longhaul.datasets.files;

import org.jspecify.annotations.NullMarked;
