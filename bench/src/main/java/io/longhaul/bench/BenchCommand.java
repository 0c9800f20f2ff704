package io.longhaul.bench;

import io.longhaul.bench.engine.ReadBenchmark;
import io.longhaul.bench.engine.SubmissionBenchmark;
import io.longhaul.bench.files.StreamBenchmark;
import io.longhaul.bench.files.UploadBenchmark;
import io.longhaul.bench.following.ReadersBenchmark;
import io.longhaul.bench.following.WaitersBenchmark;
import io.longhaul.bench.following.WatchedBenchmark;
import io.longhaul.bench.following.WatchersBenchmark;
import io.longhaul.bench.imports.ImportBenchmark;
import io.longhaul.bench.imports.TakeoverBenchmark;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Machine;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Report;
import io.longhaul.bench.pressure.BurstBenchmark;
import io.longhaul.bench.pressure.FuzzBenchmark;
import io.longhaul.bench.startup.GatewayStartBenchmark;
import io.longhaul.bench.webhooks.WebhookBenchmark;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures, prints a table and writes the same as JSON. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures against stacks of its own; each comparison is made in turns within one run.",
    footer = {
      "",
      "Benchmarks: submissions, reads, import-1m, import-10m, takeover, watchers, watched, readers, waiters,",
      "uploads, streams-10g, webhooks, burst, fuzz, gateway-start.",
      "",
      "  ./longhaul bench",
      "  ./longhaul bench watchers",
      "  ./longhaul bench --only submissions --only takeover",
      "  ./longhaul bench --quick"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new SubmissionBenchmark(),
          new ReadBenchmark(),
          new ImportBenchmark("import-1m", 1_000_000),
          new ImportBenchmark("import-10m", 10_000_000),
          new TakeoverBenchmark(),
          new WatchersBenchmark(),
          new WatchedBenchmark(),
          new ReadersBenchmark(),
          new WaitersBenchmark(),
          new UploadBenchmark(),
          new StreamBenchmark(),
          new WebhookBenchmark(),
          new BurstBenchmark(),
          new FuzzBenchmark(),
          new GatewayStartBenchmark());
  private static final int LEAST_REPETITIONS = 5;

  @Option(names = "--only", description = "One benchmark by name; may be repeated.")
  private List<String> only = List.of();

  @Parameters(paramLabel = "NAME", description = "The same as --only.")
  private List<String> named = List.of();

  @Option(
      names = "--quick",
      description = "Small sizes and one repetition: shows that it works, not how fast.")
  private boolean quick;

  @Option(
      names = "--repetitions",
      defaultValue = "5",
      description = "How often each side is measured (${DEFAULT-VALUE}, at least 5).")
  private int repetitions;

  @Option(
      names = "--json",
      defaultValue = "bench.json",
      description = "Where the JSON goes (${DEFAULT-VALUE}).")
  private Path json = Path.of("bench.json");

  @Option(
      names = "--engine",
      description = "The Temporal dev server to run instead of the pinned one.")
  private @Nullable Path engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  private BenchCommand() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Benchmark> chosen = chosen();
    PrintWriter out = spec.commandLine().getOut();
    Path repository = Path.of(System.getProperty("longhaul.repository", "")).toAbsolutePath();
    int times = quick ? 1 : Math.max(LEAST_REPETITIONS, repetitions);
    Plan plan =
        new Plan(
            repository,
            engine,
            times,
            quick,
            line -> {
              out.println(line);
              out.flush();
            });
    List<Figure> figures = new ArrayList<>();
    for (Benchmark benchmark : chosen) {
      figures.addAll(benchmark.run(plan));
    }
    Report report = new Report(Clock.systemUTC().instant(), Machine.describe(), times, figures);
    Files.writeString(json, report.json());
    out.println();
    out.println(report.table());
    out.println("The same as JSON: " + json);
    out.flush();
    return 0;
  }

  private List<Benchmark> chosen() {
    List<String> wanted = Stream.concat(only.stream(), named.stream()).toList();
    for (String name : wanted) {
      if (ALL.stream().noneMatch(each -> each.name().equals(name))) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "There is no benchmark '%s'; there are %s."
                .formatted(name, ALL.stream().map(Benchmark::name).toList()));
      }
    }
    return ALL.stream().filter(each -> wanted.isEmpty() || wanted.contains(each.name())).toList();
  }
}
