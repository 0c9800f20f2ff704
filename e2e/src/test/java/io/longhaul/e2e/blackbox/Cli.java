package io.longhaul.e2e.blackbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code longhaul} command as processes of its own, working on one stack. */
public final class Cli {
  private static final int LIMIT_SECONDS = 120;

  private final Running stack;

  public Cli(Running stack) {
    this.stack = stack;
  }

  /**
   * What a command did.
   *
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Done(int exitCode, String out, String err) {}

  /** Runs a command to its end. */
  public Done run(String... arguments) throws IOException, InterruptedException {
    return await(start(arguments));
  }

  /** A command that runs. */
  public record Started(Process process, Path out, Path err) {
    /** What it has written to standard output so far. */
    public String said() throws IOException {
      return Files.readString(out);
    }
  }

  /** Starts a command. */
  public Started start(String... arguments) throws IOException {
    Path out = Files.createTempFile(stack.own().files(), "out", ".txt");
    Path err = Files.createTempFile(stack.own().files(), "err", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.longhaul.client.command.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LONGHAUL_HOME", stack.stack().home().directory().toString());
    builder.environment().put("LONGHAUL_DATASETS", stack.own().datasets().toString());
    builder.redirectInput(new File("/dev/null"));
    return new Started(
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
  }

  /** Waits until a command has ended. */
  public static Done await(Started started) throws IOException, InterruptedException {
    if (!started.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      started.process().destroyForcibly();
      throw new AssertionError("It takes too long, having said " + started.said());
    }
    return new Done(started.process().exitValue(), started.said(), Files.readString(started.err()));
  }
}
