package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReadingTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+7, 7",
    "007, 7",
    "-007, -7",
    "' 42 ', 42",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "00000000000000000000000000000000000000012, 12",
    "9223372036854775808, FIELD_OUT_OF_RANGE",
    "-9223372036854775809, FIELD_OUT_OF_RANGE",
    "99999999999999999999999, FIELD_OUT_OF_RANGE",
    "1.0, FIELD_NOT_INTEGER",
    "1e3, FIELD_NOT_INTEGER",
    "+, FIELD_NOT_INTEGER",
    "--1, FIELD_NOT_INTEGER",
    "'1 000', FIELD_NOT_INTEGER",
    "0x10, FIELD_NOT_INTEGER",
    "١٢, FIELD_NOT_INTEGER",
    "12a, FIELD_NOT_INTEGER"
  })
  void readsIntegers(String field, String expected) {
    assertThat(Datasets.read(new ColumnType.IntegerNumber(Bounds.none()), field))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "10, 10",
    "0, FIELD_OUT_OF_RANGE",
    "11, FIELD_OUT_OF_RANGE",
    "-5, FIELD_OUT_OF_RANGE"
  })
  void keepsIntegersInTheirRange(String field, String expected) {
    assertThat(Datasets.read(new ColumnType.IntegerNumber(new Bounds<>(1L, 10L)), field))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.50, 1.50",
    "-1.5, -1.5",
    "+1.5, 1.5",
    ".5, 0.5",
    "-.5, -0.5",
    "5., 5",
    "007.10, 7.10",
    "-0.00, 0.00",
    "-0, 0",
    "-0.01, -0.01",
    "123456789012345678901234567890.123456789, 123456789012345678901234567890.123456789",
    "1e5, FIELD_NOT_DECIMAL",
    "NaN, FIELD_NOT_DECIMAL",
    "Infinity, FIELD_NOT_DECIMAL",
    "'1,5', FIELD_NOT_DECIMAL",
    "'1,000.00', FIELD_NOT_DECIMAL",
    ".., FIELD_NOT_DECIMAL",
    "., FIELD_NOT_DECIMAL",
    "-, FIELD_NOT_DECIMAL",
    "1.2.3, FIELD_NOT_DECIMAL",
    "$5, FIELD_NOT_DECIMAL",
    "5 %, FIELD_NOT_DECIMAL",
    "1.5e, FIELD_NOT_DECIMAL"
  })
  void readsDecimals(String field, String expected) {
    assertThat(Datasets.read(decimal(null, false), field)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5e-3, 0.0015",
    "1E5, 100000",
    "-2.50e1, -25.0",
    "1e+2, 100",
    "0e400, 0",
    ".5e1, 5",
    "1e401, FIELD_NOT_DECIMAL",
    "1e99999999999, FIELD_NOT_DECIMAL",
    "1e, FIELD_NOT_DECIMAL",
    "1e+, FIELD_NOT_DECIMAL",
    "1e1.5, FIELD_NOT_DECIMAL",
    "e5, FIELD_NOT_DECIMAL",
    "1x5, FIELD_NOT_DECIMAL"
  })
  void readsExponentsWhereTheDatasetAllowsThem(String field, String expected) {
    assertThat(Datasets.read(decimal(null, true), field)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "999.99, 999.99",
    "0000999.99, 999.99",
    "1.5000, 1.5000",
    "-0.01, -0.01",
    "1000, FIELD_OUT_OF_RANGE",
    "0.001, FIELD_OUT_OF_RANGE",
    "1.005, FIELD_OUT_OF_RANGE"
  })
  void neverLetsPostgresRoundADecimal(String field, String expected) {
    assertThat(Datasets.read(decimal(new ColumnType.DecimalNumber.Size(5, 2), false), field))
        .isEqualTo(expected);
  }

  @Test
  void keepsDecimalsInTheirRange() {
    ColumnType type =
        new ColumnType.DecimalNumber(
            null, false, new Bounds<>(new BigDecimal("0.5"), new BigDecimal("1.5")));

    assertThat(Datasets.read(type, "0.50")).isEqualTo("0.50");
    assertThat(Datasets.read(type, "1.500")).isEqualTo("1.500");
    assertThat(Datasets.read(type, "1.5000001")).isEqualTo("FIELD_OUT_OF_RANGE");
    assertThat(Datasets.read(type, "-1")).isEqualTo("FIELD_OUT_OF_RANGE");
  }

  @Test
  void refusesDecimalsThatNumericCannotKeep() {
    ColumnType type = decimal(null, false);

    assertThat(Datasets.read(type, "9".repeat(131_072))).hasSize(131_072);
    assertThat(Datasets.read(type, "9".repeat(131_073))).isEqualTo("FIELD_OUT_OF_RANGE");
    assertThat(Datasets.read(type, "0." + "1".repeat(16_383))).hasSize(16_385);
    assertThat(Datasets.read(type, "0." + "1".repeat(16_384))).isEqualTo("FIELD_OUT_OF_RANGE");
    assertThat(Datasets.read(type, "0." + "0".repeat(16_384))).isEqualTo("FIELD_OUT_OF_RANGE");
  }

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
  @CsvSource({
    "2026-11-22T21:47:05Z, 2026-11-22T21:47:05Z",
    "2026-11-22 21:47:05, 2026-11-22T21:47:05Z",
    "2026-11-22T21:47, 2026-11-22T21:47:00Z",
    "2026-11-22T21:47:05+01:00, 2026-11-22T20:47:05Z",
    "2026-11-22 21:47:05-0530, 2026-11-23T03:17:05Z",
    "2026-11-22T21:47:05+01, 2026-11-22T20:47:05Z",
    "2026-11-22T21:47Z, 2026-11-22T21:47:00Z",
    "2026-12-31T23:30:00-01:00, 2027-01-01T00:30:00Z",
    "2026-11-22T21:47:05.5Z, 2026-11-22T21:47:05.500000Z",
    "2026-11-22T21:47:05.123456789Z, 2026-11-22T21:47:05.123456Z",
    "2026-11-22T21:47:05.000000999, 2026-11-22T21:47:05Z",
    "2026-02-30T00:00:00Z, FIELD_NOT_TIMESTAMP",
    "2026-11-22T24:00:00Z, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:60:00Z, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:60Z, FIELD_NOT_TIMESTAMP",
    "2026-11-22, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:05., FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:05.1234567890, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47.5, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:05+19:00, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:05+1, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:05Zx, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:5, FIELD_NOT_TIMESTAMP",
    "2026-11-22T21:47:05 Europe/Berlin, FIELD_NOT_TIMESTAMP",
    "0001-01-01T00:00:00+01:00, FIELD_NOT_TIMESTAMP",
    "9999-12-31T23:59:59-01:00, FIELD_NOT_TIMESTAMP",
    "yesterday, FIELD_NOT_TIMESTAMP"
  })
  void readsIsoTimestamps(String field, String expected) {
    assertThat(Datasets.read(timestamp("ISO", ZoneOffset.UTC), field)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO", "yyyy-MM-dd HH:mm:ss"})
  void readsLocalTimesInTheirZone(String pattern) {
    ColumnType berlin = timestamp(pattern, ZoneId.of("Europe/Berlin"));

    assertThat(Datasets.read(berlin, "2026-07-01 12:00:00")).isEqualTo("2026-07-01T10:00:00Z");
    assertThat(Datasets.read(berlin, "2026-01-01 12:00:00")).isEqualTo("2026-01-01T11:00:00Z");
    assertThat(Datasets.read(berlin, "2026-03-29 02:30:00"))
        .as("skipped by the zone")
        .isEqualTo("FIELD_NOT_TIMESTAMP");
    assertThat(Datasets.read(berlin, "2026-10-25 02:30:00"))
        .as("twice, the earlier")
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "MM/dd/yyyy hh:mm:ss a, 11/22/2026 09:47:05 PM, 2026-11-22T21:47:05Z",
    "dd/MMM/yyyy:HH:mm:ss XX, 22/Nov/2026:21:47:05 +0100, 2026-11-22T20:47:05Z",
    "yyyy-MM-dd HH:mm:ss[.SSSSSS], 2026-11-22 21:47:05, 2026-11-22T21:47:05Z",
    "yyyy-MM-dd HH:mm:ss[.SSSSSS], 2026-11-22 21:47:05.000001, 2026-11-22T21:47:05.000001Z",
    "dd.MM.yyyy HH:mm, 31.02.2026 10:00, FIELD_NOT_TIMESTAMP"
  })
  void readsTimestampsByPattern(String pattern, String field, String expected) {
    assertThat(Datasets.read(timestamp(pattern, ZoneOffset.UTC), field)).isEqualTo(expected);
  }

  @Test
  void keepsTimestampsInTheirRange() {
    ColumnType type =
        new ColumnType.Timestamp(
            List.of("ISO"),
            ZoneOffset.UTC,
            new Bounds<>(Instant.parse("2026-01-01T00:00:00Z"), null));

    assertThat(Datasets.read(type, "2026-01-01T01:00:00+01:00")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(Datasets.read(type, "2025-12-31T23:59:59Z")).isEqualTo("FIELD_OUT_OF_RANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MM-dd", "yyyy-MM", "YYYY-MM-dd", "HH:mm", "yyyy-MM-dd'", "{", ""})
  void refusesDatePatternsThatGiveNoDate(String pattern) {
    assertThatThrownBy(() -> Datasets.read(date(List.of(pattern)), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyyy-MM-dd", "HH:mm", "yyyy-MM-dd hh:mm", "nonsense"})
  void refusesTimestampPatternsThatGiveNoPointInTime(String pattern) {
    assertThatThrownBy(() -> Datasets.read(timestamp(pattern, ZoneOffset.UTC), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'");
  }

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
  void readsOneOfAFewTexts() {
    ColumnType type = new ColumnType.OneOf(List.of("Dog", "Cat"));

    assertThat(Datasets.read(type, " Dog ")).isEqualTo("Dog");
    assertThat(Datasets.read(type, "dog")).isEqualTo("FIELD_NOT_ONE_OF");
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

  private static ColumnType decimal(
      ColumnType.DecimalNumber.@Nullable Size size, boolean exponent) {
    return new ColumnType.DecimalNumber(size, exponent, Bounds.none());
  }

  private static ColumnType date(List<String> patterns) {
    return new ColumnType.Date(patterns, Bounds.none());
  }

  private static ColumnType timestamp(String pattern, ZoneId zone) {
    return new ColumnType.Timestamp(List.of(pattern), zone, Bounds.none());
  }
}
