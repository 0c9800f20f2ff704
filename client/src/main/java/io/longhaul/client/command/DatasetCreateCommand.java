package io.longhaul.client.command;

import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableSql;
import io.longhaul.datasets.files.DatasetDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the table of a dataset in the database of the one-machine stack. */
@Command(
    name = "create",
    description = {
      "Makes the table of a dataset in the database of the running one-machine stack.",
      "What is there already is left as it is. Elsewhere, run what --sql prints."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul dataset create people",
      "  longhaul dataset create people --sql"
    })
final class DatasetCreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME", description = "The dataset.")
  private String name = "";

  @Option(
      names = "--datasets",
      paramLabel = "DIR",
      description = "Directory of the definitions (LONGHAUL_DATASETS; else datasets).")
  private @Nullable Path datasets;

  @Option(names = "--sql", description = "Print the SQL and do nothing.")
  private boolean sqlOnly;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  DatasetCreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Dataset dataset = dataset();
    String sql = TableSql.createTable(dataset);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("dataset", name).put("table", dataset.table().toString()).put("sql", sql);
    Printer printer = new Printer(surroundings.out(), json);
    if (sqlOnly) {
      printer.answer(document, List.of(sql.stripTrailing()));
      return ExitCode.SUCCEEDED.code();
    }
    TableCreator.Created created = create(dataset, sql);
    document.put("database", created.database()).put("alreadyThere", created.alreadyThere());
    String verb = created.alreadyThere() ? "Was there already: " : "Created: ";
    printer.answer(
        document, List.of(verb + "table " + dataset.table() + " in " + created.database()));
    return ExitCode.SUCCEEDED.code();
  }

  private TableCreator.Created create(Dataset dataset, String sql) throws IOException {
    TableCreator creator = surroundings.tableCreator();
    if (creator == null) {
      throw usage("This command has no stack of its own; run what --sql prints on the database.");
    }
    return creator.create(StackHome.of(surroundings).directory(), dataset, sql);
  }

  private Dataset dataset() {
    DatasetDirectory directory = new DatasetDirectory(directory());
    Dataset dataset = directory.find(name);
    if (dataset != null) {
      return dataset;
    }
    String problems =
        directory.problems().stream()
            .map(problem -> "\n  " + problem)
            .collect(Collectors.joining());
    throw usage(
        "There is no dataset '%s' in %s. There are: %s.%s"
            .formatted(name, directory(), String.join(", ", directory.names()), problems));
  }

  private Path directory() {
    String variable = surroundings.variable("LONGHAUL_DATASETS");
    Path chosen = datasets == null ? Path.of(variable == null ? "datasets" : variable) : datasets;
    return surroundings.resolve(chosen);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
