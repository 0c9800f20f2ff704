package io.longhaul.gateway.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is said about an input that does not match the schema of bulk-import. */
class InputSchemasTests {

  @TempDir Path datasets = Path.of("");
  private final InputSchemas schemas = new InputSchemas();

  @Test
  void aGoodInputHasNoErrors() throws IOException {
    assertThat(errors("{\"file\":\"u-1\",\"dataset\":\"pets\",\"maxRejected\":\"5%\"}")).isEmpty();
  }

  @Test
  void eachErrorSaysWhereWhatAndWhatIsAllowed() throws IOException {
    List<ErrorDetail> errors =
        errors(
            """
            {"dataset": "cats", "onDuplicate": "replace", "maxRejected": "many", "typo": 1,
             "maxRowsPerSecond": 0, "format": {"delimiter": ";;"}}\
            """);

    assertThat(errors)
        .extracting(ErrorDetail::pointer, ErrorDetail::message, ErrorDetail::allowed)
        .containsExactly(
            tuple("/input/dataset", "is none of the allowed values", "pets"),
            tuple("/input/file", "is missing", null),
            tuple("/input/format/delimiter", "is too long", "maxLength 1"),
            tuple(
                "/input/maxRejected",
                "has none of the allowed forms",
                "{\"type\":\"integer\",\"minimum\":0}, {\"type\":\"string\",\"pattern\":"
                    + "\"^(100|[0-9]{1,2})(\\\\.[0-9]{1,3})?%$\"}"),
            tuple("/input/maxRowsPerSecond", "is too small", "minimum 1"),
            tuple("/input/onDuplicate", "is none of the allowed values", "update, skip, reject"),
            tuple(
                "/input/typo",
                "is not known here",
                "file, dataset, onDuplicate, maxRejected, maxRowsPerSecond, format"));
  }

  @Test
  void anInputThatIsNoObjectIsRefused() throws IOException {
    assertThat(errors("[1]"))
        .extracting(ErrorDetail::pointer, ErrorDetail::message)
        .containsExactly(tuple("/input", "has the wrong type"));
  }

  private List<ErrorDetail> errors(String input) throws IOException {
    Files.writeString(
        datasets.resolve("pets.yaml"),
        """
        table: pets
        columns:
          - {header: Name, name: name, type: text}
        """);
    OperationKind kind =
        Objects.requireNonNull(Catalogue.of(new DatasetDirectory(datasets)).find("bulk-import"));
    return schemas.errors(kind, JsonMapper.shared().readTree(input), "/input");
  }
}
