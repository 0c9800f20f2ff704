package io.longhaul.gateway.webhooks;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up that the keys of webhooks cannot be used, and what to do. */
final class SealingKeyFailureAnalyzer extends AbstractFailureAnalyzer<SealingKeyException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, SealingKeyException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set longhaul.webhooks.key-file (LONGHAUL_WEBHOOKS_KEY_FILE) to a file that the gateway can"
            + " read, the same for gateways and workers, with a key in each line: an id of letters"
            + " and digits, a colon, and 32 random bytes in Base64.",
        cause);
  }
}
