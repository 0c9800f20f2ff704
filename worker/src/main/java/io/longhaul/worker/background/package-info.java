/** Work beside the work: loops that go on until the worker ends. */
@NullMarked
package io.longhaul.worker.background;

import org.jspecify.annotations.NullMarked;
