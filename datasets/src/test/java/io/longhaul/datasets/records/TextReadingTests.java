package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and what limits them, and UUIDs. */
class TextReadingTests {

  @ParameterizedTest
  @CsvSource({
    "123e4567-e89b-12d3-a456-426614174000, 123e4567-e89b-12d3-a456-426614174000",
    "123E4567-E89B-12D3-A456-426614174000, 123e4567-e89b-12d3-a456-426614174000",
    "123e4567e89b12d3a456426614174000, FIELD_NOT_UUID",
    "123e4567-e89b-12d3-a456-42661417400g, FIELD_NOT_UUID",
    "123e4567-e89b-12d3-a456-4266141740000, FIELD_NOT_UUID",
    "{123e4567-e89b-12d3-a456-42661417400, FIELD_NOT_UUID"
  })
  void readsUuids(String field, String expected) {
    assertThat(Datasets.read(new ColumnType.Uuid(), field)).isEqualTo(expected);
  }

  @Test
  void keepsTextAsItIsUnlessToldToTrim() {
    assertThat(Datasets.read(Datasets.TEXT, " a ")).isEqualTo(" a ");
    assertThat(Datasets.read(new ColumnType.Text(Bounds.none(), null, true), "\u2003 a "))
        .isEqualTo("a");
    assertThat(Datasets.read(Datasets.TEXT, "a\0b")).isEqualTo("FIELD_HAS_NUL");
  }

  @Test
  void countsCodePointsNotUnits() {
    ColumnType type = new ColumnType.Text(new Bounds<>(2, 3), null, false);

    assertThat(Datasets.read(type, "🐶🐱🐐")).isEqualTo("🐶🐱🐐");
    assertThat(Datasets.read(type, "🐶")).isEqualTo("FIELD_TOO_SHORT");
    assertThat(Datasets.read(type, "🐶🐱🐐🐷")).isEqualTo("FIELD_TOO_LONG");
    assertThat(Datasets.read(type, "abcd")).isEqualTo("FIELD_TOO_LONG");
  }

  @Test
  void matchesThePatternAgainstTheWholeText() {
    ColumnType type = new ColumnType.Text(Bounds.none(), "[A-Z]\\d+", false);

    assertThat(Datasets.read(type, "S107948")).isEqualTo("S107948");
    assertThat(Datasets.read(type, "xS107948")).isEqualTo("FIELD_PATTERN_MISMATCH");
  }
}
