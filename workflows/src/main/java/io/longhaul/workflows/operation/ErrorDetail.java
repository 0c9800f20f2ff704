package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, and what would be right.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the input, or a position such as {@code row
 *     17, column ZIP}
 * @param allowed what would be accepted
 */
public record ErrorDetail(@Nullable String pointer, String message, @Nullable String allowed) {}
