package io.longhaul.client.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a file is to be imported: the input of {@code bulk-import} without the file. */
final class ImportFlags {
  @Option(
      names = {"-d", "--dataset"},
      required = true,
      paramLabel = "NAME",
      description = "What the file is; kinds bulk-import shows the datasets of the server.")
  private String dataset = "";

  @Option(
      names = "--on-duplicate",
      paramLabel = "WHAT",
      description =
          "A record whose key exists: ${COMPLETION-CANDIDATES} (default: the server's, update).")
  private @Nullable OnDuplicate onDuplicate;

  @Option(
      names = "--max-rejected",
      paramLabel = "N|P%",
      description = "Stop when more records are rejected than this, such as 100 or 5%%.")
  private @Nullable String maxRejected;

  @Option(
      names = "--max-rows-per-second",
      paramLabel = "N",
      description = "Go no faster than this.")
  private @Nullable Integer maxRowsPerSecond;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "What separates fields; \\t or tab for a tab (default: found out).")
  private @Nullable String delimiter;

  @Option(names = "--quote", paramLabel = "CHAR", description = "What quotes fields.")
  private @Nullable String quote;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "Such as UTF-8 or ISO-8859-1 (default: UTF-8).")
  private @Nullable String charset;

  @Option(
      names = "--no-header",
      description = "The first record is data; the columns come in the dataset's order.")
  private boolean noHeader;

  /** The names are what users write and what goes over the wire. */
  enum OnDuplicate {
    update,
    skip,
    reject
  }

  String dataset() {
    return dataset;
  }

  /** The input without its file. */
  ObjectNode input() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("dataset", dataset);
    if (onDuplicate != null) {
      input.put("onDuplicate", onDuplicate.name());
    }
    if (maxRejected != null) {
      JsonInput.set(input, "maxRejected", maxRejected);
    }
    if (maxRowsPerSecond != null) {
      input.put("maxRowsPerSecond", maxRowsPerSecond);
    }
    ObjectNode format = format();
    if (!format.isEmpty()) {
      input.set("format", format);
    }
    return input;
  }

  private ObjectNode format() {
    ObjectNode format = JsonNodeFactory.instance.objectNode();
    if (delimiter != null) {
      boolean tab = delimiter.equals("\\t") || delimiter.equals("tab");
      format.put("delimiter", tab ? "\t" : delimiter);
    }
    if (quote != null) {
      format.put("quote", quote);
    }
    if (charset != null) {
      format.put("charset", charset);
    }
    if (noHeader) {
      format.put("header", false);
    }
    return format;
  }
}
