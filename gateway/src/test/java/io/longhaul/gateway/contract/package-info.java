/** The OpenAPI document, held against what the gateway answers. */
@NullMarked
package io.longhaul.gateway.contract;

import org.jspecify.annotations.NullMarked;
