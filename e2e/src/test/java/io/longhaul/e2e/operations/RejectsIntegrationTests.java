package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Records that do not fit, on their way out and back in. */
@ExtendWith(StackExtension.class)
class RejectsIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void rejectsAreCorrectedAndImportedAsTheyAre(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    List<String> records =
        List.of(
            CsvFiles.record(1),
            CsvFiles.record(2).replace("22.50", "a lot"),
            CsvFiles.record(3),
            CsvFiles.record(4).replace("24.50", "13.13"),
            CsvFiles.record(5).replace("2024-05-17", "2024-02-31"));
    String id = Imports.start(stack, table, records);

    JsonNode partly = api.awaitEnd(id, LIMIT);

    assertThat(Api.state(partly)).isEqualTo("PartiallySucceeded");
    assertThat(partly.path("status").asString()).isEqualTo("Succeeded");
    assertThat(Imports.count(partly, "rejected")).isEqualTo(3);
    assertThat(partly.path("warnings").path(0).path("count").asLong()).isEqualTo(3);
    Answer artifact = api.get(partly.path("artifacts").path(0).path("href").asString());
    assertThat(artifact.status()).isEqualTo(200);
    assertThat(artifact.text().replace("\uFEFF", "").lines().findFirst().orElseThrow())
        .isEqualTo("region,number,file,line,amount,opened,note,_row,_column,_code,_message");
    assertThat(artifact.text()).contains("a lot", "13.13", "2024-02-31").doesNotContain("23.50");

    String corrected =
        artifact
            .text()
            .replace("a lot", "22.50")
            .replace("13.13", "24.50")
            .replace("2024-02-31", "2024-02-28");
    Path file = stack.own().files().resolve(Running.newKey() + ".csv");
    Files.writeString(file, corrected);
    JsonNode whole = api.awaitEnd(Imports.start(stack, file, table.dataset(), null), LIMIT);

    assertThat(Api.state(whole)).isEqualTo("Succeeded");
    assertThat(Imports.count(whole, "read")).isEqualTo(3);
    assertThat(Imports.count(whole, "inserted")).isEqualTo(3);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(5);
  }

  @Test
  void tooManyRejectsParkTheImport(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    String key = Running.newKey();
    Path file =
        CsvFiles.of(
            stack.own().files().resolve(key + ".csv"),
            List.of(
                CsvFiles.record(1),
                CsvFiles.record(2).replace("22.50", "a lot"),
                CsvFiles.record(3).replace("23.50", "a lot")));
    var input = Imports.input(api.upload(file, key), table.dataset(), null);
    input.put("maxRejected", 1);
    api.start(key, input);

    JsonNode parked = api.awaitState("acme~" + key, "NeedsAttention", LIMIT);

    assertThat(parked.path("attention").path("error").path("code").asString())
        .isEqualTo("REJECT_LIMIT_EXCEEDED");
    assertThat(parked.path("done").asBoolean()).isFalse();
  }
}
