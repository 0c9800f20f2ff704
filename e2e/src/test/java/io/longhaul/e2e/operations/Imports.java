package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.workload.TargetTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Imports that tests start. */
public final class Imports {
  private Imports() {}

  /** Starts one of so many good records, at most {@code pace} a second; returns its id. */
  public static String start(Running stack, TargetTable table, int records, @Nullable Integer pace)
      throws Exception {
    Path file = CsvFiles.good(stack.own().files().resolve(Running.newKey() + ".csv"), records);
    return start(stack, file, table.dataset(), pace);
  }

  /** Starts one of these records as they stand; returns its id. */
  public static String start(Running stack, TargetTable table, List<String> records)
      throws Exception {
    Path file = CsvFiles.of(stack.own().files().resolve(Running.newKey() + ".csv"), records);
    return start(stack, file, table.dataset(), null);
  }

  /** Starts one of a file; returns its id. */
  public static String start(Running stack, Path file, String dataset, @Nullable Integer pace)
      throws Exception {
    Api api = stack.client();
    String key = Running.newKey();
    Answer answer = api.start(key, input(api.upload(file, key), dataset, pace));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("id").asString();
  }

  /** The input of an import. */
  public static Map<String, Object> input(String upload, String dataset, @Nullable Integer pace) {
    Map<String, Object> input = new HashMap<>();
    input.put("file", upload);
    input.put("dataset", dataset);
    if (pace != null) {
      input.put("maxRowsPerSecond", pace);
    }
    return input;
  }

  /** One of the counts that the document shows. */
  public static long count(JsonNode document, String name) {
    return document.path("counts").path(name).asLong(-1);
  }
}
