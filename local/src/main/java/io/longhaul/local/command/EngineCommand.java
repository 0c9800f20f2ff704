package io.longhaul.local.command;

import io.longhaul.local.engine.EngineResolver;
import io.longhaul.local.engine.EngineSettings;
import io.longhaul.local.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds or makes the dev server and prints where it lies. */
@Command(
    name = "engine",
    mixinStandardHelpOptions = true,
    description =
        "Prints the path of the Temporal dev server; obtains it when it is not there yet.",
    footer = {"", "  ./longhaul engine"})
final class EngineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var settings = EngineSettings.of(System.getenv(), Surroundings.repository());
    var out = spec.commandLine().getOut();
    out.println(new EngineResolver(settings, TerminalProgress.onStandardError()).program());
    out.flush();
    return 0;
  }
}
