package io.longhaul.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.records.FieldErrorCode;
import io.longhaul.datasets.records.HeaderErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference page against the schema and the code. */
class DatasetReferenceTests {
  private final String page = read(Path.of("../docs/datasets.md"));
  private final JsonNode schema = schema();

  @Test
  void namesEveryPropertyAndType() {
    JsonNode column = schema.at("/$defs/column");
    Stream<String> properties =
        Stream.concat(
            schema.get("properties").propertyNames().stream(),
            column.get("properties").propertyNames().stream());
    Stream<String> types = column.at("/properties/type/enum").valueStream().map(JsonNode::asString);

    assertThat(Stream.concat(properties, types))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(page).containsPattern("`" + Pattern.quote(word) + "[`:]"));
  }

  @Test
  void namesEveryCode() {
    Stream<String> codes =
        Stream.concat(
                Arrays.stream(FieldErrorCode.values()), Arrays.stream(HeaderErrorCode.values()))
            .map(Enum::name);

    assertThat(codes).allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
  }

  @Test
  void namesNoCodeThatIsNotThere() {
    List<String> known =
        Stream.concat(
                Arrays.stream(FieldErrorCode.values()), Arrays.stream(HeaderErrorCode.values()))
            .map(Enum::name)
            .toList();
    Stream<String> named =
        Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`")
            .matcher(page)
            .results()
            .map(match -> match.group(1));

    assertThat(named).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void hasAnExampleThatCanBeRead() throws InvalidDatasetException {
    Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);

    assertThat(example.find()).isTrue();
    assertThat(DatasetYaml.read("orders", example.group(1)).key())
        .containsExactly("order_no", "line");
  }

  private static JsonNode schema() {
    try (InputStream resource = DatasetSchema.class.getResourceAsStream("dataset.schema.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(resource));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
