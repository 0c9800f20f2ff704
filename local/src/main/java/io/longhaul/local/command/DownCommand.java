package io.longhaul.local.command;

import io.longhaul.local.Shutdown;
import io.longhaul.local.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops a running stack, or what a killed launcher left of one. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Stops the stack of this home in order: workers drain, then gateway, engine, database. Data stays.",
    footer = {"", "  ./longhaul down"})
final class DownCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    var progress = TerminalProgress.onStandardError();
    var stopped = new Shutdown(Surroundings.home(), progress).run();
    progress.say(
        stopped ? "Stopped." : "No stack is running in " + Surroundings.home().directory() + ".");
    return 0;
  }
}
