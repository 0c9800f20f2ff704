package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of which there are only a few: booleans, and one of some texts. */
class ChoiceReadingTests {

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "TRUE, true",
    "Yes, true",
    "y, true",
    "1, true",
    "' t ', true",
    "false, false",
    "No, false",
    "0, false",
    "F, false",
    "2, FIELD_NOT_BOOLEAN",
    "maybe, FIELD_NOT_BOOLEAN",
    "yess, FIELD_NOT_BOOLEAN"
  })
  void readsBooleans(String field, String expected) {
    ColumnType type = new ColumnType.Bool(ColumnType.Bool.TRUE_TEXTS, ColumnType.Bool.FALSE_TEXTS);

    assertThat(Datasets.read(type, field)).isEqualTo(expected);
  }

  @Test
  void readsBooleansByTheirOwnTexts() {
    ColumnType type = new ColumnType.Bool(List.of("Ja"), List.of("Nein"));

    assertThat(Datasets.read(type, "JA")).isEqualTo("true");
    assertThat(Datasets.read(type, "nein")).isEqualTo("false");
    assertThat(Datasets.read(type, "true")).isEqualTo("FIELD_NOT_BOOLEAN");
  }

  @Test
  void readsOneOfAFewTexts() {
    ColumnType type = new ColumnType.OneOf(List.of("Dog", "Cat"));

    assertThat(Datasets.read(type, " Dog ")).isEqualTo("Dog");
    assertThat(Datasets.read(type, "dog")).isEqualTo("FIELD_NOT_ONE_OF");
  }
}
