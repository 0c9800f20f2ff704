package io.longhaul.local.engine;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A build from the pinned Go module, for where Go is installed. */
record BuildSource(EngineSettings settings, CacheSlot slot, Progress progress)
    implements EngineSource {
  private static final Path USUAL_PLACE = Path.of("/usr/local/go/bin/go");

  @Override
  public String description() {
    return "build from " + settings.module().resolve("go.mod");
  }

  @Override
  public Path obtain() throws SourceException, IOException, InterruptedException {
    var go = go();
    if (go == null) {
      throw new SourceException("Go is not installed");
    }
    progress.say(
        "Building Temporal CLI %s with Go, once for this user: about 4 to 6 minutes on two cores."
            .formatted(EngineVersion.PINNED.cli()));
    var draft = slot.draft(EngineResolver.PROGRAM);
    new GoBuild(go, settings.module(), draft, progress).run();
    new EngineBinary(draft).requireSupported();
    return slot.publish(EngineResolver.PROGRAM);
  }

  private @Nullable Path go() {
    var onPath = settings.program("go");
    return onPath == null && Files.isExecutable(USUAL_PLACE) ? USUAL_PLACE : onPath;
  }
}
