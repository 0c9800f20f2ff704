package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.stack.EngineView;
import io.longhaul.e2e.workload.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The sample file, from one HTTP request to the rows in the table. */
@ExtendWith(StackExtension.class)
class WholeRoadIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int MOST_EVENTS = 40;

  @Test
  void sampleFileTravelsFromUploadToTable(Running stack) throws Exception {
    PetLicenses.createTable(stack);
    Api api = stack.client();
    String key = Running.newKey();
    Map<String, String> input =
        Map.of("file", api.upload(PetLicenses.file(), key), "dataset", "pet-licenses");

    Answer accepted = api.start(key, input);

    String id = "acme~" + key;
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("id").asString()).isEqualTo(id);
    assertThat(accepted.header("Operation-Location"))
        .startsWith("http")
        .endsWith("/v1/operations/" + id);
    assertThat(accepted.header("Location")).endsWith("/v1/operations/" + id + "/result");
    assertThat(accepted.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(accepted.header("Idempotent-Replayed")).isEmpty();

    List<Double> percents = new ArrayList<>();
    JsonNode done =
        Await.until(
            "the import ends",
            LIMIT,
            () -> {
              JsonNode document = api.get(accepted.header("Operation-Location")).json();
              percents.add(document.path("percentComplete").asDouble());
              return document;
            },
            document -> document.path("done").asBoolean());
    assertThat(percents).isSorted().endsWith(100.0);
    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(done.path("status").asString()).isEqualTo("Succeeded");

    JsonNode result = api.get(accepted.header("Location")).json();
    JsonNode counts = result.path("operation");
    assertThat(counts.path("read").asLong()).isEqualTo(PetLicenses.RECORDS);
    assertThat(counts.path("inserted").asLong()).isEqualTo(PetLicenses.DISTINCT);
    assertThat(counts.path("updated").asLong()).isEqualTo(3);
    assertThat(counts.path("rejected").asLong()).isZero();
    assertThat(result.path("lineage")).isEqualTo(counts);
    assertThat(stack.count("SELECT count(*) FROM pet_licenses")).isEqualTo(PetLicenses.DISTINCT);
    assertThat(stack.count("SELECT count(*) FROM longhaul.ledger_proof WHERE NOT closes")).isZero();

    long events = new EngineView(stack.stack()).events(id);
    System.out.println("history events of the import: " + events);
    assertThat(events).isPositive().isLessThanOrEqualTo(MOST_EVENTS);
  }

  @Test
  void resultIsNotThereBeforeTheEndAndDocumentIsNotSentTwice(Running stack) throws Exception {
    Api api = stack.client();
    String id = Imports.start(stack, stack.newTable(Shape.SINGLE_KEY), 2_000, 500);
    api.awaitLoaded(id, 1, LIMIT);

    Answer early = api.get("/v1/operations/" + id + "/result");
    Answer document = api.get("/v1/operations/" + id);
    api.awaitEnd(id, LIMIT);
    Answer finished = api.get("/v1/operations/" + id);
    Answer unchanged = api.get("/v1/operations/" + id, "If-None-Match", finished.header("ETag"));

    assertThat(early.status()).isEqualTo(202);
    assertThat(early.header("Retry-After")).isNotEmpty();
    assertThat(document.header("ETag")).isNotEmpty().isNotEqualTo(finished.header("ETag"));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.text()).isEmpty();
    assertThat(finished.header("Retry-After")).isEmpty();
  }
}
