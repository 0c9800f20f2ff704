package io.longhaul.gateway.following;

/** Somebody who is told of looks. Calls come from any thread, and must not wait for anything. */
public interface Listener {

  /** There is a look, perhaps one that was told before. */
  void onLook(Look look);

  /** This gateway is being shut down: nothing more will be told. */
  void onShutdown();
}
