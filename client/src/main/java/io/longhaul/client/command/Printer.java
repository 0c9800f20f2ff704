package io.longhaul.client.command;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The answer of a command: one JSON document with {@code --json}, lines for people otherwise. */
final class Printer {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintStream out;
  private final boolean json;

  Printer(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  boolean json() {
    return json;
  }

  void answer(Object document, List<String> lines) {
    if (json) {
      document(document);
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }

  /** A document over several lines, whatever the options say. */
  void document(Object document) {
    out.println(INDENTED.writeValueAsString(document));
    out.flush();
  }

  /** A document in one line. */
  void line(JsonNode document) {
    out.println(JSON.writeValueAsString(document));
    out.flush();
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }
}
