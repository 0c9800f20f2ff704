/** The composition root of execution: a process that works on what the catalogue names. */
@NullMarked
package io.longhaul.worker;

import org.jspecify.annotations.NullMarked;
