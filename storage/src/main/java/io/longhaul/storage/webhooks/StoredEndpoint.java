package io.longhaul.storage.webhooks;

/**
 * An endpoint as it was read.
 *
 * @param version changes with every change of it; fit for an {@code ETag}
 */
public record StoredEndpoint(Endpoint endpoint, String version) {}
