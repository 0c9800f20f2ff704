package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two inputs.
 *
 * @param pointer RFC 6901
 * @param before null when the member is new
 * @param after null when the member was taken out
 */
public record InputChange(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {}
