package io.longhaul.gateway.following;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listener that remembers what it was told. */
final class Heard implements Listener {

  private final List<Look> looks = new ArrayList<>();
  private boolean shutDown;

  @Override
  public void onLook(Look look) {
    looks.add(look);
  }

  @Override
  public void onShutdown() {
    shutDown = true;
  }

  boolean isShutDown() {
    return shutDown;
  }

  /** The version that it was told last; null when it was told nothing. */
  @Nullable String latest() {
    return looks.isEmpty() ? null : String.valueOf(looks.getLast().version());
  }
}
