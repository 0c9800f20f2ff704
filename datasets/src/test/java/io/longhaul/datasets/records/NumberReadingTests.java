package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integers and decimals, as a file may write them and PostgreSQL keeps them. */
class NumberReadingTests {

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

  private static ColumnType decimal(
      ColumnType.DecimalNumber.@Nullable Size size, boolean exponent) {
    return new ColumnType.DecimalNumber(size, exponent, Bounds.none());
  }
}
