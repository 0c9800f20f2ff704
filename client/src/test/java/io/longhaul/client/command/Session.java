package io.longhaul.client.command;

import io.longhaul.client.FakeGateway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A user at a command line, with a gateway to speak to. */
final class Session implements AutoCloseable {
  final FakeGateway gateway = new FakeGateway();
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private Terminal terminal = Terminal.NONE;

  Session(Path directory) {
    this.directory = directory;
    environment.put("LONGHAUL_URL", gateway.address().toString());
    environment.put("LONGHAUL_HOME", directory.resolve("home").toString());
    gateway.contract().answer("GET /v1/kinds/bulk-import", 200, KIND);
  }

  static final String KIND =
      """
      {"name":"bulk-import","title":"Import a CSV file","description":"Applies records.",
       "inputSchema":{"required":["file","dataset"],"properties":{
         "file":{"type":"string","description":"An upload."},
         "dataset":{"enum":["people","pet-licenses"]},
         "onDuplicate":{"enum":["update","skip","reject"],"default":"update"}}}}
      """;

  /** What a command said and how it ended. */
  record Ended(int code, String out, String err) {
    JsonNode json() {
      return Printer.JSON.readTree(out);
    }

    List<JsonNode> jsonLines() {
      return out.lines().map(line -> Printer.JSON.readTree(line)).toList();
    }
  }

  Session with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Session without(String variable) {
    environment.remove(variable);
    return this;
  }

  Session onTerminal(int columns) {
    terminal = () -> columns;
    return this;
  }

  Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            "longhaul",
            Map.copyOf(environment),
            directory,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal);
    int code = LonghaulCommand.in(surroundings).execute(arguments);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** With the given arguments and some more. */
  Ended run(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Override
  public void close() {
    gateway.close();
  }
}
