/** Generated files, the tables that they go to, and what must stand in those tables afterwards. */
@NullMarked
package io.longhaul.e2e.workload;

import org.jspecify.annotations.NullMarked;
