/** The description of the API: an OpenAPI document, and a page to read it on. */
@NullMarked
package io.longhaul.gateway.description;

import org.jspecify.annotations.NullMarked;
