/**
 * Records of a file checked against a dataset, field by field, and put into the form that
 * PostgreSQL reads.
 */
@NullMarked
package io.longhaul.datasets.records;

import org.jspecify.annotations.NullMarked;
