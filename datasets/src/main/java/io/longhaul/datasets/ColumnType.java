package io.longhaul.datasets;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the values of a column are, and what narrows them. */
public sealed interface ColumnType {

  /** The type of the database column, spelled as PostgreSQL's {@code format_type} does. */
  String sqlType();

  /** The word for this type in a dataset file. */
  String word();

  /**
   * Text, kept as it is.
   *
   * @param length in Unicode code points, as PostgreSQL counts
   * @param pattern a Java regular expression that the whole value has to match
   * @param trim whether white space at both ends is dropped first
   */
  record Text(Bounds<Integer> length, @Nullable String pattern, boolean trim)
      implements ColumnType {
    @Override
    public String sqlType() {
      return "text";
    }

    @Override
    public String word() {
      return "text";
    }
  }

  /** A whole number that fits 64 bits. */
  record IntegerNumber(Bounds<Long> range) implements ColumnType {
    @Override
    public String sqlType() {
      return "bigint";
    }

    @Override
    public String word() {
      return "integer";
    }
  }

  /**
   * A decimal number, exact, with a point.
   *
   * @param size digits in all and after the point, as in {@code numeric(precision, scale)}; none is
   *     any
   * @param exponent whether {@code 1.5e-3} is read as well; spreadsheets write it where they have
   *     lost digits
   */
  record DecimalNumber(@Nullable Size size, boolean exponent, Bounds<BigDecimal> range)
      implements ColumnType {
    @Override
    public String sqlType() {
      return size == null ? "numeric" : "numeric(" + size.precision() + "," + size.scale() + ")";
    }

    @Override
    public String word() {
      return "decimal";
    }

    /** Digits in all and digits after the point. */
    public record Size(int precision, int scale) {
      /**
       * @throws IllegalArgumentException outside of what PostgreSQL 14 takes
       */
      public Size {
        if (precision < 1 || precision > 1000 || scale < 0 || scale > precision) {
          throw new IllegalArgumentException(
              "A precision is from 1 to 1000 and a scale from 0 to the precision; %d and %d are not."
                  .formatted(precision, scale));
        }
      }
    }
  }

  /** True or false; texts are compared without regard to case. */
  record Bool(List<String> trueTexts, List<String> falseTexts) implements ColumnType {
    /** What is true when a dataset does not say. */
    public static final List<String> TRUE_TEXTS = List.of("true", "t", "yes", "y", "1");

    /** What is false when a dataset does not say. */
    public static final List<String> FALSE_TEXTS = List.of("false", "f", "no", "n", "0");

    public Bool {
      trueTexts = List.copyOf(trueTexts);
      falseTexts = List.copyOf(falseTexts);
    }

    @Override
    public String sqlType() {
      return "boolean";
    }

    @Override
    public String word() {
      return "boolean";
    }
  }

  /**
   * A day of the years 0001 to 9999.
   *
   * @param patterns as of {@link java.time.format.DateTimeFormatter}, English names, strict; tried
   *     in order
   */
  record Date(List<String> patterns, Bounds<LocalDate> range) implements ColumnType {
    /** The pattern when a dataset does not say. */
    public static final String ISO = "yyyy-MM-dd";

    public Date {
      patterns = List.copyOf(patterns);
    }

    @Override
    public String sqlType() {
      return "date";
    }

    @Override
    public String word() {
      return "date";
    }
  }

  /**
   * A point in time of the years 0001 to 9999, to the microsecond.
   *
   * @param patterns as of {@link Date}, or {@link #ISO}
   * @param zone what a text without an offset means
   */
  record Timestamp(List<String> patterns, ZoneId zone, Bounds<Instant> range)
      implements ColumnType {
    /**
     * RFC 3339 with {@code T} or a space, seconds and fraction and offset optional: the pattern
     * when a dataset does not say.
     */
    public static final String ISO = "ISO";

    public Timestamp {
      patterns = List.copyOf(patterns);
    }

    @Override
    public String sqlType() {
      return "timestamp with time zone";
    }

    @Override
    public String word() {
      return "timestamp";
    }
  }

  /** A UUID in its form of five groups (RFC 9562, section 4), either case. */
  record Uuid() implements ColumnType {
    @Override
    public String sqlType() {
      return "uuid";
    }

    @Override
    public String word() {
      return "uuid";
    }
  }

  /** One of a few texts, exactly. */
  record OneOf(List<String> values) implements ColumnType {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public String sqlType() {
      return "text";
    }

    @Override
    public String word() {
      return "one-of";
    }
  }
}
