package io.longhaul.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of operation.
 *
 * @param inputSchema JSON Schema 2020-12; null in lists that leave it out
 * @param resultSchema JSON Schema 2020-12; null in lists that leave it out
 * @param document the whole document as received
 */
public record Kind(
    String name,
    @Nullable String title,
    @Nullable String description,
    @Nullable JsonNode inputSchema,
    @Nullable JsonNode resultSchema,
    JsonNode document) {}
