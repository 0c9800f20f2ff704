/** Child processes that are started, watched, restarted with backoff and stopped in order. */
@NullMarked
package io.longhaul.local.supervision;

import org.jspecify.annotations.NullMarked;
