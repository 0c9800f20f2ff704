package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderMatchTests {
  private static final Dataset DATASET =
      dataset(List.of("License Number", "Name"), List.of("Comment"));

  @Test
  void takesAHeaderInAnyOrderWithMarkAndWhiteSpace() {
    HeaderMatch match = HeaderMatch.of(DATASET, List.of("\uFEFF Name", " License Number\t"));

    assertThat(match)
        .isEqualTo(new HeaderMatch.Matched(List.of("Name", "License Number"), List.of(1, 0)));
  }

  @Test
  void passesOverRejectColumnsAndIgnoredOnes() {
    HeaderMatch match =
        HeaderMatch.of(
            DATASET,
            List.of("License Number", "Comment", "Name", "_row", "_column", "_code", "_message"));

    assertThat(((HeaderMatch.Matched) match).positions()).containsExactly(0, 2);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThat(errors("Name", "Name", "license number", "Colour"))
        .extracting(HeaderError::code, HeaderError::column)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(HeaderErrorCode.HEADER_DUPLICATE, "Name"),
            org.assertj.core.groups.Tuple.tuple(HeaderErrorCode.HEADER_UNKNOWN, "license number"),
            org.assertj.core.groups.Tuple.tuple(HeaderErrorCode.HEADER_UNKNOWN, "Colour"),
            org.assertj.core.groups.Tuple.tuple(
                HeaderErrorCode.HEADER_INCOMPLETE, "License Number"));
  }

  @Test
  void proposesTheColumnThatWasProbablyMeant() {
    assertThat(errors("license_number", "Name").getLast().message())
        .contains("Is it 'license_number'?");
  }

  @Test
  void tellsAnEmptyHeaderFromAWrongDelimiter() {
    assertThat(errors("").getFirst().code()).isEqualTo(HeaderErrorCode.HEADER_MISSING);
    assertThat(errors().getFirst().code()).isEqualTo(HeaderErrorCode.HEADER_MISSING);
    assertThat(errors("License Number;Name").getFirst().code())
        .isEqualTo(HeaderErrorCode.DELIMITER_MISMATCH);
  }

  @Test
  void findsEachColumnInRandomHeaders() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<String> columns =
          IntStream.range(0, 1 + random.nextInt(12)).mapToObj(i -> "Column " + i).toList();
      List<String> header = new ArrayList<>(columns);
      HeaderMatch.REJECT_COLUMNS.forEach(
          each -> header.add(random.nextInt(header.size() + 1), each));
      Collections.shuffle(header, random);

      HeaderMatch.Matched match =
          (HeaderMatch.Matched) HeaderMatch.of(dataset(columns, List.of()), header);

      assertThat(match.positions().stream().map(header::get))
          .as("seed %d", seed)
          .containsExactlyElementsOf(columns);
    }
  }

  @Test
  void namesEachRandomFault() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> columns = IntStream.range(0, 8).mapToObj(i -> "Column " + i).toList();
    for (int round = 0; round < 500; round++) {
      List<String> header = new ArrayList<>(columns);
      Collections.shuffle(header, random);
      String missing = header.remove(random.nextInt(header.size()));
      String doubled = header.get(random.nextInt(header.size()));
      header.add(random.nextInt(header.size() + 1), doubled);
      header.add(random.nextInt(header.size() + 1), "Extra");

      HeaderMatch match = HeaderMatch.of(dataset(columns, List.of()), header);

      assertThat(((HeaderMatch.Mismatched) match).errors())
          .as("seed %d", seed)
          .extracting(HeaderError::column)
          .containsExactlyInAnyOrder(missing, doubled, "Extra");
    }
  }

  private static List<HeaderError> errors(String... header) {
    return ((HeaderMatch.Mismatched) HeaderMatch.of(DATASET, List.of(header))).errors();
  }

  private static Dataset dataset(List<String> headers, List<String> ignored) {
    List<Column> columns = new ArrayList<>();
    headers.forEach(
        h -> columns.add(new Column(h, "c" + columns.size(), Datasets.TEXT, false, null, null)));
    return new Dataset(
        "test", TableName.of("test"), null, columns, List.of(), List.of(""), ignored);
  }
}
