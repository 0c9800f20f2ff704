/** What the tests see of a stack from outside: HTTP, SQL, processes. */
@NullMarked
package io.longhaul.e2e.blackbox;

import org.jspecify.annotations.NullMarked;
