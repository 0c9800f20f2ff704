package io.longhaul.activities.progress;

/**
 * Whether the worker is being shut down: what runs then ends at the next checkpoint, without an
 * error, and is handed over to another worker. Asked often, by many threads.
 */
@FunctionalInterface
public interface Drain {

  /** Never. */
  Drain NEVER = () -> false;

  /** Whether to come to an end. */
  boolean requested();
}
