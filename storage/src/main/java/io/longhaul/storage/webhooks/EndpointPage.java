package io.longhaul.storage.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints of a tenant, in the order of their ids.
 *
 * @param next where the next page goes on; null on the last
 */
public record EndpointPage(List<StoredEndpoint> endpoints, @Nullable EndpointId next) {

  /** Takes a copy. */
  public EndpointPage {
    endpoints = List.copyOf(endpoints);
  }
}
