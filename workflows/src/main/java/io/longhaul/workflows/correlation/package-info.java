/** What ties the log lines of gateway and worker to one request of one client. */
@NullMarked
package io.longhaul.workflows.correlation;

import org.jspecify.annotations.NullMarked;
