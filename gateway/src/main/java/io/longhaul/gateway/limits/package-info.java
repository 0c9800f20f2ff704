/** How large, how slow and how many requests may be, and which proxies are believed. */
@NullMarked
package io.longhaul.gateway.limits;

import org.jspecify.annotations.NullMarked;
