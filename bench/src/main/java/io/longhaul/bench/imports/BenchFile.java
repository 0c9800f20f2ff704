package io.longhaul.bench.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** A CSV file of any length with about 75 bytes to a record; no key comes twice. */
final class BenchFile {
  private static final long SEED = 20_261_122;

  /** Odd and prime to ten: multiplied with it, keys come in an order that no index likes. */
  private static final long STRIDE = 7_368_787;

  private static final String[] CITIES = {"Seattle", "Tacoma", "\"Walla Walla, WA\"", "Spokane"};

  private BenchFile() {}

  static Path write(Path path, int records) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write("id,name,city,amount,opened,active,note\n");
      for (int i = 0; i < records; i++) {
        out.write(record(key(i, records), random));
      }
    }
    return path;
  }

  private static long key(int number, int records) {
    return (number * STRIDE) % records;
  }

  private static String record(long key, SplittableRandom random) {
    StringBuilder line = new StringBuilder();
    line.append(key).append(",name ").append(random.nextInt(1_000_000)).append(',');
    line.append(CITIES[random.nextInt(CITIES.length)]).append(',');
    line.append(random.nextInt(100_000)).append('.').append(random.nextInt(10, 100)).append(',');
    line.append(LocalDate.ofEpochDay(random.nextInt(10_000, 20_000))).append(',');
    line.append(random.nextBoolean()).append(",note ").append(random.nextLong(1L << 50));
    return line.append('\n').toString();
  }
}
