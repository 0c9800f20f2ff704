package io.longhaul.gateway.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up why tokens cannot be checked, and what to do. */
final class TokenKeyFailureAnalyzer extends AbstractFailureAnalyzer<TokenKeyException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, TokenKeyException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
