package io.longhaul.datasets.infer;

import io.longhaul.datasets.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of the followed candidates becomes the key, and what is said about it.
 *
 * @param columns places in the header, empty for none
 */
record KeyChoice(List<Integer> columns, List<String> notes) {
  private static final Pattern TELLING =
      Pattern.compile(
          "(^|.*_)(id|uuid|guid|key|code|number|no|nr|num|nummer|sku|isbn|ean|iban|vin|email)(_.*|$)");

  /** In fewer records than this, being unique says little. */
  private static final long FEW_RECORDS = 20;

  static KeyChoice of(FileScan scan, List<Verdict> verdicts) {
    List<String> notes = new ArrayList<>();
    KeyCandidate wanted =
        scan.keys().stream().filter(KeyCandidate::isWanted).findFirst().orElse(null);
    KeyCandidate chosen = wanted == null ? best(scan, verdicts, notes) : wanted;
    if (wanted != null) {
      notes.addAll(wantedNotes(scan, wanted));
    }
    return new KeyChoice(
        chosen == null ? List.of() : Arrays.stream(chosen.columns()).boxed().toList(), notes);
  }

  private static List<String> wantedNotes(FileScan scan, KeyCandidate wanted) {
    List<String> notes = new ArrayList<>();
    String name = named(scan, wanted);
    if (!wanted.isComplete()) {
      notes.add(
          "The key %s was compared in the first %,d records only; the file is too large to remember more."
              .formatted(name, wanted.records()));
    }
    if (wanted.repeated() > 0) {
      notes.add(
          "%,d of %,d records repeat the key %s of an earlier one; 'onDuplicate' decides what becomes of them."
              .formatted(wanted.repeated(), wanted.records(), name));
    }
    if (wanted.missing() > 0) {
      notes.add(
          "%,d of %,d records have no value in the key %s and will be rejected."
              .formatted(wanted.missing(), wanted.records(), name));
    }
    return notes;
  }

  private static @Nullable KeyCandidate best(
      FileScan scan, List<Verdict> verdicts, List<String> notes) {
    List<KeyCandidate> unique =
        scan.keys().stream()
            .filter(KeyCandidate::isUnique)
            .filter(key ->
                Arrays.stream(key.columns()).allMatch(column -> verdicts.get(column).mayIdentify()))
            .filter(key ->
                scan.records() >= FEW_RECORDS
                    || (key.columns().length == 1 && oddness(scan, key) == 0))
            .sorted(
                Comparator.comparing((KeyCandidate key) -> mayMeasure(scan, verdicts, key))
                    .thenComparingInt(key -> key.columns().length)
                    .thenComparingInt(key -> oddness(scan, key)))
            .toList();
    notes.add(unique.isEmpty() ? noKey(scan) : proposed(scan, unique));
    return unique.isEmpty() ? null : unique.getFirst();
  }

  /** Whether it is one number that is not called like a key: quantities are unique by chance. */
  private static boolean mayMeasure(FileScan scan, List<Verdict> verdicts, KeyCandidate key) {
    return key.columns().length == 1
        && verdicts.get(key.columns()[0]).type() instanceof ColumnType.IntegerNumber
        && oddness(scan, key) > 0;
  }

  private static String proposed(FileScan scan, List<KeyCandidate> unique) {
    String others =
        unique.stream().skip(1).map(key -> named(scan, key)).collect(Collectors.joining(", "));
    return "The key %s is proposed because no two of %,d records have the same%s."
        .formatted(
            named(scan, unique.getFirst()),
            scan.records(),
            others.isEmpty() ? "" : "; so it is with " + others);
  }

  private static String noKey(FileScan scan) {
    List<String> near = new ArrayList<>();
    for (KeyCandidate key : scan.keys()) {
      if (!key.isComplete()) {
        near.add(
            "%s is unique or nearly so in the first %,d records, more were too many to remember"
                .formatted(named(scan, key), key.records()));
      } else if (key.columns().length == 1 && key.isNearlyUnique() && key.repeated() > 0) {
        near.add(
            "%s is repeated by %,d of %,d records"
                .formatted(named(scan, key), key.repeated(), key.records()));
      }
    }
    return "No key is proposed, so every import appends; '--key' names one"
        + (near.isEmpty() ? "." : " (" + String.join("; ", near) + ").");
  }

  /** How unlike the name of a key the columns' names are. */
  private static int oddness(FileScan scan, KeyCandidate key) {
    return (int)
        Arrays.stream(key.columns())
            .mapToObj(column -> ColumnNames.snakeCase(scan.header().get(column)))
            .filter(name -> !TELLING.matcher(name).matches())
            .count();
  }

  private static String named(FileScan scan, KeyCandidate key) {
    return Arrays.stream(key.columns())
        .mapToObj(column -> "'" + scan.header().get(column) + "'")
        .collect(Collectors.joining(" + "));
  }
}
