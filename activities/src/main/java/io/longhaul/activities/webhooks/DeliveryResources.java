package io.longhaul.activities.webhooks;

import io.longhaul.activities.outbound.OutboundCaller;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.Endpoints;
import java.time.Clock;

/** What deliveries need of the world. */
public record DeliveryResources(
    DeliveryLog log,
    Endpoints endpoints,
    Artifacts artifacts,
    Operations operations,
    SecretOpener secrets,
    OutboundCaller caller,
    HostPlaces places,
    DeliveryMeter meter,
    Clock clock) {}
