package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates by their patterns. */
class DateReadingTests {

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2024-02-29, 2024-02-29",
    "yyyy-MM-dd, 2023-02-29, FIELD_NOT_DATE",
    "yyyy-MM-dd, 2100-02-29, FIELD_NOT_DATE",
    "yyyy-MM-dd, 2000-02-29, 2000-02-29",
    "yyyy-MM-dd, 0000-01-01, FIELD_NOT_DATE",
    "yyyy-MM-dd, 0001-01-01, 0001-01-01",
    "yyyy-MM-dd, 9999-12-31, 9999-12-31",
    "yyyy-MM-dd, 2023-2-1, FIELD_NOT_DATE",
    "yyyy-MM-dd, 2023-04-31, FIELD_NOT_DATE",
    "yyyy-MM-dd, 2023-13-01, FIELD_NOT_DATE",
    "yyyy-MM-dd, 2023-00-10, FIELD_NOT_DATE",
    "yyyy-MM-dd, +12023-01-01, FIELD_NOT_DATE",
    "yyyy-MM-dd, 2023-01-01 00:00, FIELD_NOT_DATE",
    "yyyy-MM-dd, ' 2023-01-01 ', 2023-01-01",
    "MMMM dd yyyy, December 18 2015, 2015-12-18",
    "MMMM dd yyyy, december 18 2015, 2015-12-18",
    "MMMM dd yyyy, Dezember 18 2015, FIELD_NOT_DATE",
    "MMMM dd yyyy, February 30 2015, FIELD_NOT_DATE",
    "MMMM dd yyyy, May 5 2015, FIELD_NOT_DATE",
    "MMMM d yyyy, May 5 2015, 2015-05-05",
    "dd.MM.yyyy, 31.12.2015, 2015-12-31",
    "d/M/yy, 1/2/15, 2015-02-01",
    "dd-MMM-yyyy, 05-Mar-2020, 2020-03-05",
    "yyyyMMdd, 20151231, 2015-12-31",
    "yyyyMMdd, 20151331, FIELD_NOT_DATE",
    "EEE d MMM yyyy, Tue 28 Nov 2023, 2023-11-28",
    "EEE d MMM yyyy, Mon 28 Nov 2023, FIELD_NOT_DATE",
    "yyyy-MM-dd'T'HH:mm:ss.SSS, 2015-12-31T00:00:00.000, 2015-12-31",
    "yyyy-MM-dd'T'HH:mm:ss.SSS, 2015-12-31T00:00:01.000, FIELD_NOT_DATE"
  })
  void readsDates(String pattern, String field, String expected) {
    assertThat(Datasets.read(date(List.of(pattern)), field)).isEqualTo(expected);
  }

  @Test
  void triesDatePatternsInOrder() {
    ColumnType type = date(List.of("MM/dd/yyyy", "dd/MM/yyyy"));

    assertThat(Datasets.read(type, "01/02/2020")).isEqualTo("2020-01-02");
    assertThat(Datasets.read(type, "25/02/2020")).isEqualTo("2020-02-25");
    assertThat(Datasets.read(type, "32/02/2020")).isEqualTo("FIELD_NOT_DATE");
  }

  @Test
  void keepsDatesInTheirRange() {
    ColumnType type =
        new ColumnType.Date(
            List.of("yyyy-MM-dd"),
            new Bounds<>(LocalDate.parse("2020-01-01"), LocalDate.parse("2020-12-31")));

    assertThat(Datasets.read(type, "2020-12-31")).isEqualTo("2020-12-31");
    assertThat(Datasets.read(type, "2021-01-01")).isEqualTo("FIELD_OUT_OF_RANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MM-dd", "yyyy-MM", "YYYY-MM-dd", "HH:mm", "yyyy-MM-dd'", "{", ""})
  void refusesDatePatternsThatGiveNoDate(String pattern) {
    assertThatThrownBy(() -> Datasets.read(date(List.of(pattern)), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'");
  }

  private static ColumnType date(List<String> patterns) {
    return new ColumnType.Date(patterns, Bounds.none());
  }
}
