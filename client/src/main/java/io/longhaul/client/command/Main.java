package io.longhaul.client.command;

import picocli.CommandLine;

/** The {@code longhaul} command. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command and gives its exit code, see {@link ExitCode}. */
  public static int run(String... args) {
    return commandLine().execute(args);
  }

  /** The command line, for programs that add commands of their own to it. */
  public static CommandLine commandLine() {
    return LonghaulCommand.in(Surroundings.ofProcess());
  }
}
