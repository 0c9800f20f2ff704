/** How arguments, memos and heartbeats are written into Temporal and read back. */
@NullMarked
package io.longhaul.workflows.payloads;

import org.jspecify.annotations.NullMarked;
