package io.longhaul.gateway.engine;

import io.grpc.StatusRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log line of an engine that does not answer. */
final class EngineLog {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLog.class);

  private EngineLog() {}

  static void unavailable(StatusRuntimeException e) {
    LOG.atWarn()
        .addKeyValue("code", e.getStatus().getCode())
        .log("The engine does not answer: {}", e.getStatus());
  }
}
