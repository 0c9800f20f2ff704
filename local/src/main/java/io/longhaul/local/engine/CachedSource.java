package io.longhaul.local.engine;

import io.longhaul.local.cache.CacheSlot;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that an earlier run downloaded or built. */
record CachedSource(CacheSlot slot) implements EngineSource {

  @Override
  public String description() {
    return "cache " + slot.entry(EngineResolver.PROGRAM);
  }

  @Override
  public Path obtain() throws SourceException, InterruptedException {
    var program = slot.entry(EngineResolver.PROGRAM);
    if (!Files.exists(program)) {
      throw new SourceException("nothing there yet");
    }
    new EngineBinary(program).requireSupported();
    return program;
  }
}
