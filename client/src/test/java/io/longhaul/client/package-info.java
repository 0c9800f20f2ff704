/** Tests of the client against a server that follows the HTTP contract and breaks on demand. */
@NullMarked
package io.longhaul.client;

import org.jspecify.annotations.NullMarked;
