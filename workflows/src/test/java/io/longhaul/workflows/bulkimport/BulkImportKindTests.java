package io.longhaul.workflows.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.payloads.OperationPayloads;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the catalogue says of bulk-import, and how its input is read. */
class BulkImportKindTests {

  private final Catalogue catalogue = Catalogue.of(new DatasetDirectory(Path.of("..", "datasets")));

  @Test
  void standsInTheCatalogue() {
    assertThat(catalogue.names()).contains("bulk-import");
    assertThat(catalogue.find("bulk-import")).isNotNull();
    assertThat(catalogue.find("other")).isNull();
  }

  @Test
  void listsTheDatasetsThatThereAre() {
    OperationKind kind = BulkImport.kind(new DatasetDirectory(Path.of("..", "datasets")));

    JsonNode names = kind.inputSchema().at("/properties/dataset/enum");

    assertThat(names).extracting(JsonNode::asString).contains("pet-licenses");
  }

  @Test
  void givesAwayNoSchemaThatCouldBeChanged() {
    OperationKind kind = BulkImport.kind(new DatasetDirectory(Path.of("..", "datasets")));

    kind.inputSchema().removeAll();
    kind.resultSchema().removeAll();

    assertThat(kind.inputSchema().at("/properties/file").isObject()).isTrue();
    assertThat(kind.resultSchema().at("/properties/sha256").isObject()).isTrue();
  }

  @Test
  void namesItsUploadsByPointer() {
    OperationKind kind = BulkImport.kind(new DatasetDirectory(Path.of("datasets")));
    JsonNode input = OperationPayloads.mapper().readTree(ImportBed.INPUT);

    assertThat(kind.uploads())
        .extracting(pointer -> input.at(pointer).asString())
        .isEqualTo(List.of("upload-1"));
  }

  @ParameterizedTest
  @CsvSource({"100,100,", "0,0,", "'\"5%\"',,5.0", "'\"0.125%\"',,0.125", "'\"100%\"',,100"})
  void readsLimitsOfBothForms(String json, Long records, Double percent) {
    assertThat(RejectLimit.of(OperationPayloads.mapper().readTree(json)))
        .isEqualTo(new RejectLimit(records, percent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"five\"", "\"%\"", "true", "[]", "\"5\""})
  void refusesLimitsThatAreNone(String json) {
    JsonNode node = OperationPayloads.mapper().readTree(json);

    assertThatThrownBy(() -> RejectLimit.of(node)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesALimitOfNothingForNoLimit() {
    assertThat(RejectLimit.of(null)).isEqualTo(RejectLimit.NONE);
    assertThat(RejectLimit.NONE.isExceededBy(Long.MAX_VALUE, 1)).isFalse();
  }

  @Test
  void isExceededOnlyByMore() {
    assertThat(new RejectLimit(100L, null).isExceededBy(100, 1000)).isFalse();
    assertThat(new RejectLimit(100L, null).isExceededBy(101, 1000)).isTrue();
    assertThat(new RejectLimit(0L, null).isExceededBy(1, 1000)).isTrue();
    assertThat(new RejectLimit(null, 5.0).isExceededBy(50, 1000)).isFalse();
    assertThat(new RejectLimit(null, 5.0).isExceededBy(51, 1000)).isTrue();
  }
}
