package io.longhaul.local.engine;

import java.io.IOException;
import java.nio.file.Path;

/** One way to come by the engine's program. */
interface EngineSource {

  /** What it is called in messages. */
  String description();

  /** The program, checked to be of the pinned server version. */
  Path obtain() throws SourceException, IOException, InterruptedException;
}
