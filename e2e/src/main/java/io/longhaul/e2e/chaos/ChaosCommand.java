package io.longhaul.e2e.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs faults by the hundred against a stack of its own and counts what was lost. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Kills, freezes and cuts the parts of a stack of its own while imports run, and holds every"
            + " table against what applying the files record by record gives.",
    footer = {
      "",
      "Exit code 0: nothing was lost, doubled, wrong or unexpected. 1: something was.",
      "",
      "  ./longhaul chaos --faults 300",
      "  ./longhaul chaos --faults 30 --seed 42"
    })
public final class ChaosCommand implements Callable<Integer> {
  @Option(
      names = "--faults",
      defaultValue = "30",
      description = "How many faults have to hit a running load (${DEFAULT-VALUE}).")
  private int faults;

  @Option(names = "--seed", description = "Repeats the plan of an earlier run.")
  private @Nullable Long seed;

  @Option(
      names = "--engine",
      description = "The Temporal dev server to run instead of the pinned one.")
  private @Nullable Path engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  private ChaosCommand() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ChaosCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    long chosen = seed == null ? new SecureRandom().nextLong() >>> 16 : seed;
    out.println("seed " + chosen);
    ChaosReport report =
        new ChaosRun(
                ChaosSettings.of(faults, chosen, engine),
                line -> {
                  out.println(line);
                  out.flush();
                })
            .run();
    out.println();
    out.print(report.text());
    out.flush();
    return report.isClean() ? 0 : 1;
  }
}
