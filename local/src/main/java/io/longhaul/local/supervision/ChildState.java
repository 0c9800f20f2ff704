package io.longhaul.local.supervision;

/** Where a child is in its life. */
public enum ChildState {
  /** Its process runs and is not ready yet. */
  STARTING,
  /** It does its work. */
  READY,
  /** It died and is about to be started again. */
  RESTARTING,
  /** It was asked to stop. */
  STOPPING,
  /** It has ended and stays so. */
  STOPPED
}
