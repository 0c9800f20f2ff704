package io.longhaul.client.command;

import io.longhaul.client.Kind;
import io.longhaul.client.LonghaulClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows what can be started. */
@Command(
    name = "kinds",
    description = "Shows what kinds of operations there are, or one kind with its input.",
    footer = {
      "",
      "Examples:",
      "  longhaul kinds",
      "  longhaul kinds bulk-import",
      "  longhaul kinds bulk-import --json"
    })
final class KindsCommand extends ClientCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "One kind, with its input.")
  private @Nullable String name;

  KindsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    if (name == null) {
      all(client.kinds());
    } else {
      Kind kind = client.kind(name);
      printer().answer(kind.document(), lines(kind));
    }
    return ExitCode.SUCCEEDED;
  }

  private void all(List<Kind> kinds) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("kinds");
    Columns columns = new Columns("KIND", "WHAT IT DOES");
    for (Kind kind : kinds) {
      list.add(kind.document());
      columns.add(kind.name(), kind.title() == null ? "" : kind.title());
    }
    printer().answer(document, columns.lines());
  }

  private static List<String> lines(Kind kind) {
    List<String> lines = new ArrayList<>();
    lines.add(kind.name() + (kind.title() == null ? "" : ": " + kind.title()));
    if (kind.description() != null) {
      lines.add(kind.description());
    }
    if (kind.inputSchema() != null) {
      lines.add("");
      lines.addAll(members(kind.inputSchema()));
    }
    return lines;
  }

  private static List<String> members(JsonNode schema) {
    Columns columns = new Columns("INPUT", "NEEDED", "WHAT IT IS");
    for (var member : schema.path("properties").properties()) {
      boolean needed =
          schema
              .path("required")
              .valueStream()
              .anyMatch(each -> each.asString("").equals(member.getKey()));
      columns.add(member.getKey(), needed ? "yes" : "", meaning(member.getValue()));
    }
    return columns.lines();
  }

  private static String meaning(JsonNode member) {
    List<String> parts = new ArrayList<>();
    String description = member.path("description").asString("");
    if (!description.isEmpty()) {
      parts.add(description);
    }
    if (member.path("enum") instanceof ArrayNode allowed) {
      parts.add(
          "One of "
              + String.join(", ", allowed.valueStream().map(JsonNode::asString).toList())
              + ".");
    }
    if (member.has("default")) {
      parts.add("Default: " + member.path("default").asString() + ".");
    }
    return String.join(" ", parts);
  }
}
