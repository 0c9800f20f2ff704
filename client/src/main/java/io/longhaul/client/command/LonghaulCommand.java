package io.longhaul.client.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that all others belong to. */
@Command(
    name = "longhaul",
    description = "Runs work that outlives an HTTP request, and shows how far it is.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Each command explains itself: longhaul COMMAND --help",
      "Exit codes: 0 succeeded, 1 internal, 2 usage, 3 failed, 4 canceled, 5 partially succeeded,",
      "6 unreachable, 7 needs attention, 8 refused, 9 not finished."
    })
final class LonghaulCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }

  /** The whole command line. */
  static CommandLine in(Surroundings surroundings) {
    CommandLine root = new CommandLine(new LonghaulCommand());
    root.addSubcommand(new ImportCommand(surroundings))
        .addSubcommand(new StartCommand(surroundings))
        .addSubcommand(new UploadCommand(surroundings))
        .addSubcommand(new WatchCommand(surroundings))
        .addSubcommand(new GetCommand(surroundings))
        .addSubcommand(new ResultCommand(surroundings))
        .addSubcommand(new StepsCommand(surroundings))
        .addSubcommand(new ListCommand(surroundings))
        .addSubcommand(new CancelCommand(surroundings))
        .addSubcommand(new RetryCommand(surroundings))
        .addSubcommand(new FailCommand(surroundings))
        .addSubcommand(new DeleteCommand(surroundings))
        .addSubcommand(new KindsCommand(surroundings))
        .addSubcommand(dataset(surroundings))
        .addSubcommand(new CompletionCommand(surroundings));
    describe(root, surroundings);
    return root;
  }

  private static CommandLine dataset(Surroundings surroundings) {
    return new CommandLine(new DatasetCommand())
        .addSubcommand(new DatasetInferCommand(surroundings))
        .addSubcommand(new DatasetCreateCommand(surroundings));
  }

  private static void describe(CommandLine line, Surroundings surroundings) {
    line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
    line.setOut(new PrintWriter(surroundings.out(), true, surroundings.out().charset()));
    line.setErr(new PrintWriter(surroundings.err(), true, surroundings.err().charset()));
    line.setExecutionExceptionHandler(new FailureReport(surroundings));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.getSubcommands().values().forEach(each -> describe(each, surroundings));
  }
}
