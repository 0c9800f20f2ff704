package io.longhaul.activities.webhooks;

import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.SealedSecret;
import io.longhaul.storage.webhooks.SigningSecret;

/** Opens the secrets of endpoints. Thread-safe. */
@FunctionalInterface
public interface SecretOpener {

  /**
   * The secret itself.
   *
   * @throws RuntimeException if it cannot be opened here; the message does not show it
   */
  SigningSecret open(EndpointId endpoint, SealedSecret secret);
}
