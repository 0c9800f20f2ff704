package io.longhaul.local.engine;

import java.nio.file.Path;

/** Where the stack's Temporal comes from. */
public sealed interface Engine {

  /**
   * A cluster that somebody else runs, at {@code host:port}; the stack neither starts nor stops it.
   */
  record Running(String address) implements Engine {}

  /** The dev server's program, to be started by the stack. */
  record Installed(Path binary) implements Engine {}
}
