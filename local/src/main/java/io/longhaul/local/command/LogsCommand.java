package io.longhaul.local.command;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the stack's processes have written. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints the logs of one process, or of all of them.",
    footer = {
      "",
      "  ./longhaul logs gateway",
      "  ./longhaul logs worker-1 -f",
      "  ./longhaul logs -f"
    })
final class LogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "database, engine, gateway, worker-1, launcher and so on.")
  private @Nullable String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing what is added, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "100",
      description = "How many of the last lines of each log (${DEFAULT-VALUE}).")
  private int lines;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var home = Surroundings.home();
    var files = files(home);
    var single = files.size() == 1;
    var followers =
        files.stream().map(file -> new LogFollower(file, single ? "" : prefix(file))).toList();
    var out = spec.commandLine().getOut();
    for (var follower : followers) {
      follower.tellLast(lines, out::println);
    }
    out.flush();
    while (follow) {
      for (var follower : followers) {
        follower.tellAdded(out::println);
      }
      out.flush();
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return 0;
  }

  private List<Path> files(Home home) throws IOException {
    if (name != null && Files.exists(home.log(name))) {
      return List.of(home.log(name));
    }
    var all = all(home);
    if (name == null && !all.isEmpty()) {
      return all;
    }
    throw new StartupException(
        all.isEmpty()
            ? "There are no logs in " + home.logs() + ": no stack has run there."
            : "There is no log of %s; there are %s."
                .formatted(
                    name,
                    all.stream().map(LogsCommand::process).collect(Collectors.joining(", "))));
  }

  private static List<Path> all(Home home) throws IOException {
    if (!Files.isDirectory(home.logs())) {
      return List.of();
    }
    try (var files = Files.list(home.logs())) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static String prefix(Path file) {
    return "%-10s | ".formatted(process(file));
  }

  private static String process(Path file) {
    return file.getFileName().toString().replaceFirst("\\.log$", "");
  }
}
