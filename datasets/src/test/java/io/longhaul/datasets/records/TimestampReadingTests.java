package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points in time, with a zone of their own or of their column. */
class TimestampReadingTests {

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
  @ValueSource(strings = {"yyyy-MM-dd", "HH:mm", "yyyy-MM-dd hh:mm", "nonsense"})
  void refusesTimestampPatternsThatGiveNoPointInTime(String pattern) {
    assertThatThrownBy(() -> Datasets.read(timestamp(pattern, ZoneOffset.UTC), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'");
  }

  private static ColumnType timestamp(String pattern, ZoneId zone) {
    return new ColumnType.Timestamp(List.of(pattern), zone, Bounds.none());
  }
}
