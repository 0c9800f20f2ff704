package io.longhaul.worker.engine;

import io.longhaul.activities.progress.Drain;

/** Tells running activities that the worker is being shut down. Thread-safe. */
final class DrainSwitch implements Drain {

  private volatile boolean requested;

  void request() {
    requested = true;
  }

  @Override
  public boolean requested() {
    return requested;
  }
}
