package io.longhaul.local.engine;

import java.nio.file.Path;

/** A {@code temporal} that the user has installed, when it is of a supported version. */
record PathSource(EngineSettings settings) implements EngineSource {

  @Override
  public String description() {
    return EngineResolver.PROGRAM + " on PATH";
  }

  @Override
  public Path obtain() throws SourceException, InterruptedException {
    var program = settings.program(EngineResolver.PROGRAM);
    if (program == null) {
      throw new SourceException("no such program");
    }
    new EngineBinary(program).requireSupported();
    return program;
  }
}
