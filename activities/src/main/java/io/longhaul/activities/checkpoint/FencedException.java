package io.longhaul.activities.checkpoint;

import java.io.Serial;

/** A newer attempt owns the checkpoint: this one may change nothing any more. */
public final class FencedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  FencedException(CheckpointKey key, long epoch) {
    super("Epoch " + epoch + " of " + key + " is over");
  }
}
