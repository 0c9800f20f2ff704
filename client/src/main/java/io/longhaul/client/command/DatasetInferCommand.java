package io.longhaul.client.command;

import io.longhaul.client.display.Amounts;
import io.longhaul.datasets.infer.Inference;
import io.longhaul.datasets.infer.Proposal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Proposes a dataset for a CSV file. */
@Command(
    name = "infer",
    description = {
      "Reads a CSV file once and proposes a dataset for it: types, lengths, date patterns, null "
          + "texts, a key. Prints the definition and the SQL of its table; read both before use."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul dataset infer people.csv",
      "  longhaul dataset infer people.csv --key id --write datasets/people.yaml",
      "  longhaul dataset infer sales.csv --key shop,day --table shop.sales --json"
    })
final class DatasetInferCommand implements Callable<Integer> {
  private static final String SUFFIX = ".yaml";

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "The CSV file.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      split = ",",
      paramLabel = "COLUMN",
      description = "The columns that identify a record (default: a candidate is proposed).")
  private List<String> key = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "table or schema.table (default: follows from the name).")
  private @Nullable String table;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the definition there; the dataset is called like the file.")
  private @Nullable Path write;

  @Option(names = "--force", description = "Overwrite what is there.")
  private boolean force;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  DatasetInferCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path source = surroundings.resolve(file);
    if (!Files.isRegularFile(source) || !Files.isReadable(source)) {
      throw usage("There is no file that can be read: " + source);
    }
    Path target = write == null ? null : surroundings.resolve(write);
    Proposal proposal = propose(source, target == null ? null : name(target));
    if (target != null) {
      save(proposal.yaml(), target);
    }
    new Printer(surroundings.out(), json)
        .answer(document(proposal, target), lines(proposal, target));
    return ExitCode.SUCCEEDED.code();
  }

  private Proposal propose(Path source, @Nullable String name) throws IOException {
    try {
      return Inference.infer(source, new Inference.Options(name, table, key));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private String name(Path target) {
    String fileName = String.valueOf(target.getFileName());
    if (!fileName.endsWith(SUFFIX) || fileName.equals(SUFFIX)) {
      throw usage("--write must name a " + SUFFIX + " file: " + target);
    }
    return fileName.substring(0, fileName.length() - SUFFIX.length());
  }

  private void save(String yaml, Path target) throws IOException {
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    try {
      if (force) {
        Files.writeString(target, yaml);
      } else {
        Files.writeString(target, yaml, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      throw usage(target + " is there already; --force overwrites it.");
    }
  }

  private static ObjectNode document(Proposal proposal, @Nullable Path target) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("dataset", proposal.dataset().name());
    document.put("table", proposal.dataset().table().toString());
    document.set("key", Printer.JSON.valueToTree(proposal.dataset().key()));
    document.put("records", proposal.records());
    document
        .putObject("format")
        .put("charset", proposal.format().charset().name())
        .put("byteOrderMark", proposal.format().byteOrderMark())
        .put("delimiter", String.valueOf(proposal.format().delimiter()))
        .put("quote", String.valueOf(proposal.format().quote()));
    document.set("notes", Printer.JSON.valueToTree(proposal.notes()));
    document.put("yaml", proposal.yaml());
    document.put("sql", proposal.createTable());
    return document.put("written", target == null ? null : target.toString());
  }

  private List<String> lines(Proposal proposal, @Nullable Path target) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + Amounts.count(proposal.records()) + " records, " + format(proposal));
    proposal.notes().forEach(note -> lines.add("# " + note));
    if (target == null) {
      lines.add(proposal.yaml().stripTrailing());
    } else {
      lines.add("# Written: " + target);
    }
    lines.add("");
    lines.add("-- The table; " + next(proposal, target));
    lines.add(proposal.createTable().stripTrailing());
    return lines;
  }

  private static String format(Proposal proposal) {
    char delimiter = proposal.format().delimiter();
    return proposal.format().charset().name()
        + (proposal.format().byteOrderMark() ? " with byte order mark" : "")
        + ", separated by "
        + (delimiter == '\t' ? "tabs" : "'" + delimiter + "'");
  }

  private String next(Proposal proposal, @Nullable Path target) {
    String program = surroundings.program();
    return target == null
        ? "--write saves the definition, dataset create makes the table."
        : "make it with: " + program + " dataset create " + proposal.dataset().name();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
