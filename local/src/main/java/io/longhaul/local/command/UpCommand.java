package io.longhaul.local.command;

import io.longhaul.local.Stack;
import io.longhaul.local.StackOptions;
import io.longhaul.local.StackState;
import io.longhaul.local.progress.TerminalProgress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack and keeps it running. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description =
        "Starts engine, database, gateway and workers on this machine, and keeps them running until Ctrl-C.",
    footer = {
      "",
      "State lives in .longhaul/ of the working directory, or in LONGHAUL_HOME; a home keeps its ports.",
      "",
      "  ./longhaul up",
      "  ./longhaul up --detach --workers 4",
      "  LONGHAUL_HOME=/tmp/second ./longhaul up --gateway-port 9080 --management-port 9081 \\",
      "      --engine-port 9233 --engine-ui-port 9234 --database-port 9433"
    })
final class UpCommand implements Callable<Integer> {
  @Option(names = "--detach", description = "Return when the stack is ready; down stops it.")
  private boolean detach;

  @Mixin private SettingOptions chosen = new SettingOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var home = Surroundings.home();
    var settings = chosen.settings(home, System.getenv());
    var progress = TerminalProgress.onStandardError();
    if (detach) {
      return new DetachedLauncher(home, progress).start(settings);
    }
    var began = System.nanoTime();
    var options = StackOptions.of(home, Surroundings.repository()).with(settings).with(progress);
    try (var _ = Stack.start(options)) {
      var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
      progress.say("The stack is ready after %.1f s.".formatted(seconds));
      new AddressTable(StackState.read(home)).print(spec.commandLine().getOut());
      // Until a signal ends this process, whose shutdown closes the stack.
      new CountDownLatch(1).await();
      return 0;
    }
  }
}
