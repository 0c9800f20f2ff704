package io.longhaul.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done about datasets. */
@Command(
    name = "dataset",
    description = "Describes what a CSV file is, and makes the table for it.",
    footer = {
      "",
      "A file of your own in three commands:",
      "  longhaul dataset infer people.csv --key id --write datasets/people.yaml",
      "  longhaul dataset create people",
      "  longhaul import people.csv --dataset people"
    })
final class DatasetCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which: infer or create.");
  }
}
