package io.longhaul.local.engine;

/** Why one source has no engine to give; the next one is asked. */
final class SourceException extends Exception {
  SourceException(String reason) {
    super(reason);
  }
}
