package io.longhaul.activities.webhooks;

import org.jspecify.annotations.Nullable;

/** The places of a host that all workers share. Thread-safe. */
@FunctionalInterface
public interface SharedPlaces {

  /** A place of this worker's that no other has to know of. */
  SharedPlaces NONE = _ -> () -> {};

  /** Takes one at once; null when others have them all. */
  @Nullable Held take(String host);

  /** What was taken, until it is closed. */
  @FunctionalInterface
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
