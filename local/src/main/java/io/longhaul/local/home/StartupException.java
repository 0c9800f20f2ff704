package io.longhaul.local.home;

/**
 * A reason why the stack cannot run, in words that say what is wrong and what to do; shown without
 * a stack trace.
 */
public final class StartupException extends RuntimeException {
  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
