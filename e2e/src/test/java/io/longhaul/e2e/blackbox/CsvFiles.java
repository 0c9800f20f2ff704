package io.longhaul.e2e.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CSV files for the tables of the tests. */
public final class CsvFiles {
  private static final String HEADER = "region,number,file,line,amount,opened,note";

  private CsvFiles() {}

  /** Records with the numbers 1 to {@code records}, all good and all different. */
  public static Path good(Path path, int records) throws IOException {
    return of(path, IntStream.rangeClosed(1, records).mapToObj(CsvFiles::record).toList());
  }

  /** One good record. */
  public static String record(int number) {
    return "r1,%d,1,%d,%d.50,2024-05-17,note %d".formatted(number, number, 20 + number, number);
  }

  /** A header and these records. */
  public static Path of(Path path, List<String> records) throws IOException {
    return Files.write(path, Stream.concat(Stream.of(HEADER), records.stream()).toList());
  }
}
