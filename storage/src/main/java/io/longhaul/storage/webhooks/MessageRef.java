package io.longhaul.storage.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * Names a message.
 *
 * @param operationId which it is about; null for a test of the endpoint
 */
public record MessageRef(
    String tenant, @Nullable String operationId, EndpointId endpoint, WebhookId id) {}
