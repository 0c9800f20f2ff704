package io.longhaul.local.command;

import io.longhaul.local.Preparation;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.progress.TerminalProgress;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes later starts quick; the {@code longhaul} script runs it after a build. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Unpacks gateway and worker and trains their ahead-of-time caches, once for each build.",
    footer = {"", "  ./longhaul prepare"})
final class PrepareCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    var cache = PerUserCache.of(System.getenv());
    new Preparation(Surroundings.repository(), cache, TerminalProgress.onStandardError()).run();
    return 0;
  }
}
