package io.longhaul.activities.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.longhaul.activities.csv.RecordChunk.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChunksTests {

  private static final CsvDialect DIALECT = new CsvDialect(',', '"', StandardCharsets.UTF_8);
  private static final int CASES = 3_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cutsWhereFastCsvDoes(long seed) throws IOException {
    Random random = new Random(seed);
    int compared = 0;
    for (int i = 0; i < CASES; i++) {
      String text = RandomCsv.text(random, 30);
      List<List<String>> expected = fastCsv(text);
      if (expected == null) {
        continue;
      }
      compared++;

      List<List<String>> cut = cut(text, 1 + random.nextInt(4), 200, random);

      assertThat(cut).as("seed %d, case %d: %s", seed, i, text).isEqualTo(expected);
    }
    assertThat(compared).isGreaterThan(CASES / 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void goesOnFromAnyRecordAsIfItHadReadTheOnesBefore(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = RandomCsv.text(random, 30).getBytes(StandardCharsets.UTF_8);
      List<String> whole = records(bytes, new Place(0, 0), 1000);
      if (whole.isEmpty()) {
        continue;
      }
      int first = random.nextInt(whole.size());
      Place place = placeBefore(bytes, first);

      List<String> rest = records(bytes, place, 1 + random.nextInt(3));

      assertThat(rest)
          .as("seed %d, case %d", seed, i)
          .isEqualTo(whole.subList(first, whole.size()));
    }
  }

  @Test
  void keepsRecordsThatReachAcrossManyReads() throws IOException {
    String text = "\"" + "long, ".repeat(30) + "\",b\r\nc,d";

    List<List<String>> cut = cut(text, 1, 400, new Random(1));

    assertThat(cut).containsExactly(List.of("long, ".repeat(30), "b"), List.of("c", "d"));
  }

  @Test
  void passesOverMoreEmptyLinesThanABufferHolds() throws IOException {
    List<List<String>> cut = cut("a\n" + "\n".repeat(500) + "b\n", 10, 40, new Random(1));

    assertThat(cut).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void refusesRecordThatIsLongerThanABuffer() {
    assertThatIllegalStateException()
        .isThrownBy(() -> cut("x".repeat(100), 10, 40, new Random(1)))
        .withMessageContaining("longer than a buffer");
  }

  @Test
  void hasNoFieldsForRecordsWithTextAfterAQuote() throws IOException {
    RecordChunk chunk =
        chunks("a,b\n\"c\"x,d\ne,f\n".getBytes(StandardCharsets.UTF_8), new Place(0, 0))
            .next(new RecordChunks.Buffer(100), 10);
    List<@Nullable List<String>> records = new ArrayList<>();

    new CsvFields(DIALECT).read(chunk, (index, fields) -> records.add(fields));

    assertThat(records).containsExactly(List.of("a", "b"), null, List.of("e", "f"));
    assertThat(new CsvFields(DIALECT).ofRecord(chunk.record(1))).containsExactly("\"c\"x", "d");
  }

  private static RecordChunks chunks(byte[] bytes, Place place) {
    int offset = (int) place.offset();
    return new RecordChunks(
        new ByteArrayInputStream(bytes, offset, bytes.length - offset), DIALECT, place);
  }

  private static Place placeBefore(byte[] bytes, int record) throws IOException {
    Place place = new Place(0, 0);
    RecordChunks chunks = chunks(bytes, place);
    for (int i = 0; i < record; i++) {
      place = chunks.next(new RecordChunks.Buffer(1000), 1).end();
    }
    return place;
  }

  private static List<String> records(byte[] bytes, Place place, int atOnce) throws IOException {
    RecordChunks chunks = chunks(bytes, place);
    RecordChunks.Buffer buffer = new RecordChunks.Buffer(1000);
    List<String> records = new ArrayList<>();
    for (RecordChunk chunk = chunks.next(buffer, atOnce);
        chunk != null;
        chunk = chunks.next(buffer, atOnce)) {
      assertThat(chunk.start().record()).isEqualTo(place.record() + records.size());
      for (int i = 0; i < chunk.records(); i++) {
        records.add(new String(chunk.record(i), StandardCharsets.UTF_8));
      }
    }
    return records;
  }

  private static List<List<String>> cut(String text, int atOnce, int capacity, Random random)
      throws IOException {
    InputStream in = new Trickle(text.getBytes(StandardCharsets.UTF_8), random);
    List<List<String>> records = new ArrayList<>();
    try (RecordChunks chunks = new RecordChunks(in, DIALECT, new Place(0, 0))) {
      RecordChunks.Buffer buffer = new RecordChunks.Buffer(capacity);
      for (RecordChunk chunk = chunks.next(buffer, atOnce);
          chunk != null;
          chunk = chunks.next(buffer, atOnce)) {
        assertThat(chunk.records()).isBetween(1, atOnce);
        new CsvFields(DIALECT).read(chunk, (index, fields) -> records.add(List.copyOf(fields)));
      }
    }
    return records;
  }

  /** What FastCSV makes of the whole text; null when it refuses it. */
  private static @Nullable List<List<String>> fastCsv(String text) {
    List<List<String>> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofCsvRecord(text)
          .forEach(record -> records.add(record.getFields()));
      return records;
    } catch (CsvParseException e) {
      return null;
    }
  }

  /** Gives a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int count) {
      return super.read(buffer, offset, Math.min(count, 1 + random.nextInt(7)));
    }
  }
}
