package io.longhaul.datasets.infer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.longhaul.datasets.infer.CharsetDetector.Detected;
import io.longhaul.datasets.records.HeaderMatch;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * One pass over a file: its header, a profile of each column, and the columns that may be a key.
 */
final class FileScan {
  private static final int MAX_COLUMNS = 1600;

  private final Detected detected;
  private final char delimiter;
  private final List<String> wantedKey;
  private final int maxRemembered;
  private List<String> header = List.of();
  private final List<ColumnProfile> profiles = new ArrayList<>();
  private List<KeyCandidate> keys = List.of();
  private long records;
  private long misshapen;
  private long firstMisshapen;

  FileScan(Detected detected, char delimiter, List<String> wantedKey, int maxRemembered) {
    this.detected = detected;
    this.delimiter = delimiter;
    this.wantedKey = wantedKey;
    this.maxRemembered = maxRemembered;
  }

  /**
   * @throws IllegalArgumentException if this is no CSV file with a header
   */
  FileScan read(Path file) throws IOException {
    try (Reader in = CsvFiles.open(file, detected);
        CsvReader<CsvRecord> csv = CsvFiles.reader(delimiter).ofCsvRecord(in)) {
      Iterator<CsvRecord> all = csv.iterator();
      if (!all.hasNext()) {
        throw new IllegalArgumentException(
            "The file is empty; its first line has to name the columns.");
      }
      readHeader(all.next().getFields());
      readRecords(all);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("The file cannot be read as CSV: " + reason(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return this;
  }

  private static String reason(CsvParseException e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  private void readHeader(List<String> cells) {
    header = cells.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String cell : header) {
      if (!cell.isEmpty() && !seen.add(cell)) {
        throw new IllegalArgumentException(
            "The header names '" + cell + "' twice; give each column a name of its own.");
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("The first line is blank; it has to name the columns.");
    }
    if (header.size() > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "The file has %d columns; a table of PostgreSQL has at most %d."
              .formatted(header.size(), MAX_COLUMNS));
    }
    List<Candidate> candidates = Candidates.all();
    header.forEach(cell -> profiles.add(new ColumnProfile(cell, candidates)));
  }

  private void readRecords(Iterator<CsvRecord> all) {
    KeySearch search = new KeySearch(header.size(), wanted(), this::mayIdentify, maxRemembered);
    while (all.hasNext()) {
      CsvRecord record = all.next();
      records++;
      List<String> fields = record.getFields();
      if (fields.size() == header.size()) {
        for (int i = 0; i < fields.size(); i++) {
          profiles.get(i).add(fields.get(i));
        }
        search.add(fields);
      } else {
        noteMisshapen(record);
      }
    }
    keys = search.finish();
  }

  private void noteMisshapen(CsvRecord record) {
    if (misshapen == 0) {
      firstMisshapen = record.getStartingLineNumber();
    }
    misshapen++;
  }

  private boolean mayIdentify(int column) {
    return isKnown(column) && Verdict.of(profiles.get(column)).mayIdentify();
  }

  private int[] wanted() {
    List<String> names = ColumnNames.of(header);
    return wantedKey.stream().mapToInt(part -> place(part.strip(), names)).toArray();
  }

  private int place(String part, List<String> names) {
    int place = header.contains(part) ? header.indexOf(part) : names.indexOf(part);
    if (place < 0 || !isKnown(place)) {
      throw new IllegalArgumentException(
          "The key column '%s' is not in the file, which has %s."
              .formatted(part, String.join(", ", header)));
    }
    return place;
  }

  /** Whether a column takes part: it has a name, and is none of those that rejects files add. */
  boolean isKnown(int column) {
    return !header.get(column).isEmpty()
        && !HeaderMatch.REJECT_COLUMNS.contains(header.get(column));
  }

  List<String> header() {
    return header;
  }

  List<ColumnProfile> profiles() {
    return profiles;
  }

  List<KeyCandidate> keys() {
    return keys;
  }

  long records() {
    return records;
  }

  /** How many records had more or fewer fields than the header, and were not looked at. */
  long misshapen() {
    return misshapen;
  }

  /** The line of the first of them. */
  long firstMisshapen() {
    return firstMisshapen;
  }
}
