package io.longhaul.datasets.infer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one column of a file was seen to hold, in a size that does not depend on the file's. */
final class ColumnProfile {
  private static final int MAX_DISTINCT = 20;
  private static final int MAX_DISTINCT_LENGTH = 64;

  private final String header;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<String, Long> nullTexts = new TreeMap<>();
  private final Set<String> distinct = new LinkedHashSet<>();
  private long empty;
  private long values;
  private long padded;
  private int longest;
  private boolean manyDistinct;
  private String example = "";
  private @Nullable String leadingZero;
  private @Nullable String decimalComma;
  private @Nullable String grouped;
  private @Nullable String eitherComma;

  ColumnProfile(String header, List<Candidate> candidates) {
    this.header = header;
    candidates.forEach(candidate -> trials.add(new Trial(candidate)));
  }

  void add(String field) {
    String value = field.strip();
    if (value.isEmpty()) {
      empty++;
      return;
    }
    padded += value.length() == field.length() ? 0 : 1;
    longest =
        field.length() <= longest
            ? longest
            : Math.max(longest, field.codePointCount(0, field.length()));
    if (NullTexts.contains(value)) {
      nullTexts.merge(value, 1L, Long::sum);
      return;
    }
    values++;
    example = values == 1 ? value : example;
    trials.removeIf(trial -> !trial.survives(value, values));
    addDistinct(value);
    noteShape(value);
  }

  private void addDistinct(String value) {
    if (!manyDistinct && !distinct.contains(value)) {
      manyDistinct = distinct.size() == MAX_DISTINCT || value.length() > MAX_DISTINCT_LENGTH;
      if (!manyDistinct) {
        distinct.add(value);
      }
    }
  }

  /** The first example of each shape that a person should hear of. */
  private void noteShape(String value) {
    char first = value.charAt(0);
    if (first > '9') {
      return;
    }
    if (leadingZero == null && first == '0' && TextShapes.hasLeadingZero(value)) {
      leadingZero = value;
    }
    if (value.indexOf(',') > 0) {
      noteComma(value);
    }
  }

  private void noteComma(String value) {
    boolean decimal = TextShapes.isDecimalComma(value);
    boolean thousands = TextShapes.isGrouped(value);
    if (decimal && thousands) {
      eitherComma = eitherComma == null ? value : eitherComma;
    } else if (decimal) {
      decimalComma = decimalComma == null ? value : decimalComma;
    } else if (thousands) {
      grouped = grouped == null ? value : grouped;
    }
  }

  String header() {
    return header;
  }

  /** The candidates that are still in the race, in order of preference. */
  List<Trial> trials() {
    return trials;
  }

  /** How often each text that may mean no value was seen. */
  Map<String, Long> nullTexts() {
    return nullTexts;
  }

  /** How many fields were empty but for white space. */
  long empty() {
    return empty;
  }

  /** How many fields were neither empty nor a text that may mean no value. */
  long values() {
    return values;
  }

  /** How many fields had white space at an end. */
  long padded() {
    return padded;
  }

  /** Code points of the longest field. */
  int longest() {
    return longest;
  }

  /** The first value, empty if there is none. */
  String example() {
    return example;
  }

  /** The different values, or {@code null} if they are too many to be listed. */
  @Nullable Set<String> distinct() {
    return manyDistinct ? null : distinct;
  }

  @Nullable String leadingZero() {
    return leadingZero;
  }

  @Nullable String decimalComma() {
    return decimalComma;
  }

  @Nullable String grouped() {
    return grouped;
  }

  /** A number as {@code 81,706}, whose comma may mean decimals or thousands. */
  @Nullable String eitherComma() {
    return eitherComma;
  }
}
