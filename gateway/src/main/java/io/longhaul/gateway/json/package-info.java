/** JSON as it comes from and goes to clients: read strictly, compared canonically. */
@NullMarked
package io.longhaul.gateway.json;

import org.jspecify.annotations.NullMarked;
