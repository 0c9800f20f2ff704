package io.longhaul.local.command;

import io.longhaul.local.engine.EngineUnavailableException;
import io.longhaul.local.home.StartupException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The stack's commands, as the {@code longhaul} script calls them. */
@Command(
    name = "longhaul",
    description = "The one-machine stack.",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TokenCommand.class,
      EngineCommand.class,
      PrepareCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(sentences());
  }

  /**
   * What the user can act on is a sentence; everything else is a defect and keeps its stack trace.
   */
  private static IExecutionExceptionHandler sentences() {
    return (exception, line, parsed) -> {
      if (exception instanceof StartupException
          || exception instanceof EngineUnavailableException) {
        print(line.getErr(), String.valueOf(exception.getMessage()));
        return 1;
      }
      throw exception;
    };
  }

  private static void print(PrintWriter err, String message) {
    err.println(message);
    err.flush();
  }
}
