package io.longhaul.e2e.workload;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A CSV file that follows from its seed: the same records each time it is asked for them.
 *
 * @param number tells its records from those of other files of the same table
 * @param numbers how many different keys there are; fewer than records makes duplicates in the file
 */
public record GeneratedFile(int number, long seed, int records, int numbers) {
  private static final int ONE_IN_BAD = 400;

  /** Hands over the records in file order. */
  void forEach(Consumer<Entry> consumer) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int line = 1; line <= records; line++) {
      consumer.accept(entry(line, random));
    }
  }

  /** Writes it; line ends, byte order mark and quoting vary with the seed. */
  public Path write(Path directory) throws IOException {
    Path path = directory.resolve("file-" + number + "-" + Long.toHexString(seed) + ".csv");
    String lineEnd = (seed & 1) == 0 ? "\n" : "\r\n";
    try (BufferedWriter out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      out.write((seed & 6) == 6 ? "\uFEFF" : "");
      out.write(line(Entry.COLUMNS) + lineEnd);
      forEach(entry -> append(out, line(entry.fields()) + lineEnd));
    }
    return path;
  }

  private Entry entry(int line, SplittableRandom random) {
    String region = "r" + random.nextInt(8);
    String key = Integer.toString(random.nextInt(numbers));
    String amount = (20 + random.nextInt(100_000)) + "." + (10 + random.nextInt(90));
    String opened =
        "20%02d-%02d-%02d"
            .formatted(random.nextInt(30), 1 + random.nextInt(12), 1 + random.nextInt(28));
    Entry good =
        new Entry(
            List.of(region, key, "" + number, "" + line, amount, opened, note(random)),
            Entry.Fate.GOOD);
    return random.nextInt(ONE_IN_BAD) == 0
        ? BadEntries.spoil(good, random.nextInt(BadEntries.WAYS))
        : good;
  }

  private static String note(SplittableRandom random) {
    return switch (random.nextInt(20)) {
      case 0 -> "";
      case 1 -> "said \"no\", twice";
      case 2 -> "first line\nsecond line, of " + random.nextInt(100);
      case 3 -> "Zoë – 猫 " + random.nextInt(100);
      default -> "n" + random.nextInt(1_000_000);
    };
  }

  private static String line(List<String> fields) {
    return fields.stream().map(GeneratedFile::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  private static void append(BufferedWriter out, String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
