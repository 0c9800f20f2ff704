package io.longhaul.local.command;

import io.longhaul.client.display.ProgressDisplay;
import io.longhaul.local.RunningStack;
import io.longhaul.local.Shutdown;
import io.longhaul.local.demo.Demo;
import io.longhaul.local.home.Home;
import io.longhaul.local.progress.TerminalProgress;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what Longhaul is for, on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Imports 43,086 real records, kills the worker in the middle, and counts.",
      "Exit code 0 only if every record is accounted for."
    },
    footer = {"", "  ./longhaul demo", "  ./longhaul demo --keep"})
final class DemoCommand implements Callable<Integer> {
  private static final int TERMINAL_WIDTH = 100;

  @Option(names = "--keep", description = "Leave the stack running.")
  private boolean keep;

  @Mixin private SettingOptions chosen = new SettingOptions();

  @Override
  public Integer call() throws Exception {
    var began = System.nanoTime();
    var home = Surroundings.home();
    var progress = TerminalProgress.onStandardError();
    if (new RunningStack(home).isRunning()) {
      progress.say("Using the stack that runs in " + home.directory() + "; it will go on running.");
      return demonstrate(home, began);
    }
    var shutdown = new Shutdown(home, progress);
    var onSignal = new Thread(shutdown::run, "stop-stack");
    Runtime.getRuntime().addShutdownHook(onSignal);
    progress.say("Starting the stack in " + home.directory() + ".");
    int code = new DetachedLauncher(home, progress).start(chosen.settings(home, System.getenv()));
    code = code == 0 ? demonstrate(home, began) : code;
    if (keep) {
      Runtime.getRuntime().removeShutdownHook(onSignal);
      progress.say("The stack goes on running; stop it with ./longhaul down.");
    }
    return code;
  }

  // The display ends its line when it closes; standard output itself is to stay open.
  @SuppressWarnings("ClosingStandardOutputStreams")
  private static int demonstrate(Home home, long began) throws Exception {
    var terminal = Boolean.getBoolean("longhaul.terminal");
    try (var display =
        terminal
            ? ProgressDisplay.bars(System.out, TERMINAL_WIDTH)
            : ProgressDisplay.lines(System.out)) {
      var closes = new Demo(RunningStack.of(home), Surroundings.repository(), display).run();
      var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      display.say("The demonstration took %d s.".formatted(seconds));
      return closes ? 0 : 1;
    }
  }
}
