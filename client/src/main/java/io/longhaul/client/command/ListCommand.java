package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.OperationFilter;
import io.longhaul.client.display.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists operations. */
@Command(
    name = "list",
    description = {
      "Lists operations in the engine's order. New ones may take a moment to appear; get shows one"
          + " as it is now."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul list",
      "  longhaul list --state NeedsAttention --kind bulk-import",
      "  longhaul list --label team=billing --created-after 2026-11-01 --limit 500 --json"
    })
final class ListCommand extends ClientCommand {
  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "NotStarted, Running, Succeeded, Failed or Canceled; repeatable.")
  private List<String> statuses = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Such as Queued, Retrying, NeedsAttention, PartiallySucceeded; repeatable.")
  private List<String> states = new ArrayList<>();

  @Option(names = "--kind", paramLabel = "KIND", description = "Of this kind.")
  private @Nullable String kind;

  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description = "With this label; repeatable.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "Of this tenant, for callers that see several.")
  private @Nullable String tenant;

  @Option(names = "--owner", paramLabel = "SUBJECT", description = "Started by this caller.")
  private @Nullable String owner;

  @Option(
      names = "--created-after",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "At this time or later, such as 2026-11-22 or 2026-11-22T10:00:00Z.")
  private @Nullable Instant createdAfter;

  @Option(
      names = "--created-before",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Before this time.")
  private @Nullable Instant createdBefore;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  ListCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    if (limit < 1) {
      throw usage("--limit must be at least 1.");
    }
    OperationFilter filter =
        new OperationFilter(
            statuses, states, labels, kind, tenant, owner, createdAfter, createdBefore, null);
    // One more, to know whether there are more.
    List<Operation> found = client.list(filter).limit(limit + 1L).toList();
    List<Operation> shown = found.size() > limit ? found.subList(0, limit) : found;
    printer().answer(document(shown, found.size() > limit), lines(shown, found.size() > limit));
    return ExitCode.SUCCEEDED;
  }

  private static ObjectNode document(List<Operation> operations, boolean more) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("operations");
    operations.forEach(operation -> list.add(operation.document()));
    return document.put("more", more);
  }

  private List<String> lines(List<Operation> operations, boolean more) {
    if (operations.isEmpty()) {
      return List.of("There are none.");
    }
    Columns columns = new Columns("OPERATION", "KIND", "STATE", "CREATED", "FINISHED");
    for (Operation operation : operations) {
      columns.add(
          operation.id(),
          operation.kind(),
          operation.state(),
          Wording.time(operation.createdAt()),
          Wording.time(operation.finishedAt()));
    }
    List<String> lines = new ArrayList<>(columns.lines());
    if (more) {
      lines.add("There are more: --limit shows them.");
    }
    return lines;
  }
}
