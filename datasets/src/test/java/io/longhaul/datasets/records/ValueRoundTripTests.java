package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What random values are written as is read back as the same value, and random rubbish never slips
 * through.
 */
class ValueRoundTripTests {
  private static final int ROUNDS = 20_000;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @BeforeEach
  void printSeed() {
    System.out.println("ValueRoundTripTests seed " + seed);
  }

  @Test
  void integersComeBack() {
    UnaryOperator<String> integer = Datasets.reading(new ColumnType.IntegerNumber(Bounds.none()));
    for (int i = 0; i < ROUNDS; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      String padded =
          (value < 0 ? "-" : random.nextBoolean() ? "+" : "")
              + "0".repeat(random.nextInt(5))
              + BigInteger.valueOf(value).abs();

      assertThat(integer.apply(padded)).as("seed %d", seed).isEqualTo(Long.toString(value));
    }
  }

  @Test
  void decimalsComeBack() {
    UnaryOperator<String> decimal =
        Datasets.reading(new ColumnType.DecimalNumber(null, true, Bounds.none()));
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal value =
          new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(60) - 10);
      value = random.nextBoolean() ? value.negate() : value;
      String text = random.nextBoolean() ? value.toString() : value.toPlainString();

      String read = decimal.apply(text);

      assertThat(read)
          .as("seed %d, %s", seed, text)
          .matches("-?(0|[1-9]\\d*)(\\.\\d+)?")
          .doesNotMatch("-0(\\.0+)?");
      assertThat(new BigDecimal(read)).as("seed %d, %s", seed, text).isEqualByComparingTo(value);
    }
  }

  @Test
  void decimalKeysAreEqualExactlyWhenTheNumbersAre() {
    DecimalReader reader =
        new DecimalReader(new ColumnType.DecimalNumber(null, false, Bounds.none()));
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal one =
          new BigDecimal(BigInteger.valueOf(random.nextInt(2000) - 1000), random.nextInt(4));
      BigDecimal two =
          new BigDecimal(BigInteger.valueOf(random.nextInt(2000) - 1000), random.nextInt(4));
      String oneKey = keyOf(reader, one);
      String twoKey = keyOf(reader, two);

      assertThat(oneKey.equals(twoKey))
          .as("seed %d: %s and %s", seed, one, two)
          .isEqualTo(one.compareTo(two) == 0);
    }
  }

  @Test
  void datesComeBack() {
    List<String> patterns =
        List.of(
            "yyyy-MM-dd",
            "MMMM dd yyyy",
            "d.M.yyyy",
            "EEEE, MMM d, yyyy",
            "yyyyMMdd",
            "dd/MMM/yyyy");
    Map<String, UnaryOperator<String>> dates = new HashMap<>();
    patterns.forEach(each ->
        dates.put(each, Datasets.reading(new ColumnType.Date(List.of(each), Bounds.none()))));
    for (int i = 0; i < ROUNDS; i++) {
      String pattern = patterns.get(random.nextInt(patterns.size()));
      LocalDate date = LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_058));
      String text = date.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));

      assertThat(Objects.requireNonNull(dates.get(pattern)).apply(text))
          .as("seed %d, %s, %s", seed, pattern, text)
          .isEqualTo(date.toString());
    }
  }

  @Test
  void timestampsComeBackFromAnyOffset() {
    UnaryOperator<String> timestamp =
        Datasets.reading(new ColumnType.Timestamp(List.of("ISO"), ZoneOffset.UTC, Bounds.none()));
    for (int i = 0; i < ROUNDS; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));

      assertThat(Instant.parse(timestamp.apply(text)))
          .as("seed %d, %s", seed, text)
          .isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }
  }

  @Test
  void localTimestampsComeBackInTheirZone() {
    ZoneId zone = ZoneId.of("America/New_York");
    UnaryOperator<String> timestamp =
        Datasets.reading(
            new ColumnType.Timestamp(
                List.of("MM/dd/yyyy hh:mm:ss a XXX", "ISO"), zone, Bounds.none()));
    for (int i = 0; i < ROUNDS; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
      String text =
          DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a XXX", Locale.ENGLISH)
              .format(instant.atZone(zone));

      assertThat(timestamp.apply(text)).as("seed %d, %s", seed, text).isEqualTo(instant.toString());
    }
  }

  @Test
  void uuidsComeBack() {
    UnaryOperator<String> uuid = Datasets.reading(new ColumnType.Uuid());
    for (int i = 0; i < ROUNDS; i++) {
      String text = new UUID(random.nextLong(), random.nextLong()).toString();
      String written = random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;

      assertThat(uuid.apply(written)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void whatIsAcceptedIsAlwaysWhatJavaReadsToo() {
    UnaryOperator<String> integer = Datasets.reading(new ColumnType.IntegerNumber(Bounds.none()));
    UnaryOperator<String> decimal =
        Datasets.reading(new ColumnType.DecimalNumber(null, true, Bounds.none()));
    String alphabet = "0123456789+-.eE:TZ /aA";
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder rubbish = new StringBuilder();
      random
          .ints(1 + random.nextInt(6), 0, alphabet.length())
          .forEach(at -> rubbish.append(alphabet.charAt(at)));
      String text = rubbish.toString();

      assertThat(integer.apply(text))
          .as("seed %d, '%s'", seed, text)
          .isEqualTo(
              byJava(
                  text.strip(), "FIELD_NOT_INTEGER", each -> Long.toString(Long.parseLong(each))));
      assertThat(decimal.apply(text).startsWith("FIELD_"))
          .as("seed %d, '%s'", seed, text)
          .isEqualTo(
              byJava(text.strip(), "FIELD_", each -> new BigDecimal(each).scale() + "")
                      .startsWith("FIELD_")
                  || text.strip()
                      .matches(".*[eE][+-]?0*(40[1-9]|4[1-9]\\d|[5-9]\\d\\d|[1-9]\\d{3,})"));
    }
  }

  private static String keyOf(DecimalReader reader, BigDecimal number) {
    return reader.keyPart(Objects.requireNonNull(reader.read(number.toPlainString())));
  }

  private static String byJava(String text, String otherwise, UnaryOperator<String> reading) {
    if (text.isEmpty()) {
      return "null";
    }
    try {
      return reading.apply(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
