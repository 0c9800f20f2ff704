package io.longhaul.datasets.infer;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.ColumnType.Bool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a column's profile amounts to: a type, and what a person should know about it. */
record Verdict(ColumnType type, List<String> notes) {
  private static final int[] LENGTHS = {
    10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000
  };
  private static final int LONGEST_KEY = 100;
  private static final long ENOUGH_FOR_DIRT = 50;

  static Verdict of(ColumnProfile profile) {
    List<Trial> passed =
        profile.trials().stream()
            .filter(trial -> trial.failures() == 0)
            .filter(trial -> convinces(trial, profile))
            .toList();
    if (profile.values() == 0 || passed.isEmpty()) {
      return text(profile, dirt(profile));
    }
    ColumnType type = passed.getFirst().type();
    if (type instanceof ColumnType.IntegerNumber && ColumnNames.isCode(profile.header())) {
      return text(
          profile, List.of("The digits seem to be a code and not a quantity, so they stay text."));
    }
    String rival = rival(type, passed);
    if (rival != null) {
      return text(profile, List.of(ambiguous(profile, pattern(type), rival)));
    }
    return new Verdict(type, typeNotes(profile, type));
  }

  /**
   * Two letters are a truth value only if the column has both; the words true and false speak for
   * themselves.
   */
  private static boolean convinces(Trial trial, ColumnProfile profile) {
    if (!(trial.type() instanceof Bool)) {
      return true;
    }
    Set<String> distinct = Objects.requireNonNullElse(profile.distinct(), Set.of());
    Set<String> folded =
        distinct.stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return folded.size() == 2 || folded.contains("true") || folded.contains("false");
  }

  /** The pattern that reads the same texts with day and month exchanged, if there is one. */
  private static @Nullable String rival(ColumnType type, List<Trial> passed) {
    String pattern = pattern(type);
    if (pattern == null || pattern.contains("MMM") || pattern.startsWith("yyyy")) {
      return null;
    }
    String exchanged = pattern.replace('d', '\0').replace('M', 'd').replace('\0', 'M');
    boolean same = exchanged.equals(pattern);
    return !same && passed.stream().anyMatch(trial -> exchanged.equals(pattern(trial.type())))
        ? exchanged
        : null;
  }

  private static @Nullable String pattern(ColumnType type) {
    return switch (type) {
      case ColumnType.Date date -> date.patterns().getFirst();
      case ColumnType.Timestamp timestamp -> timestamp.patterns().getFirst();
      default -> null;
    };
  }

  private static Verdict text(ColumnProfile profile, List<String> notes) {
    boolean trim = profile.padded() > 0;
    List<String> all = new ArrayList<>(notes);
    if (trim) {
      all.add(
          "%,d fields have white space at an end, which is dropped.".formatted(profile.padded()));
    }
    Bounds<Integer> length =
        profile.longest() == 0 ? Bounds.none() : new Bounds<>(null, roomyLength(profile.longest()));
    return new Verdict(new ColumnType.Text(length, null, trim), all);
  }

  /** The next round length: the next file may have a longer text. */
  private static @Nullable Integer roomyLength(int longest) {
    for (int length : LENGTHS) {
      if (longest <= length) {
        return length;
      }
    }
    return null;
  }

  private static String ambiguous(ColumnProfile profile, @Nullable String one, String other) {
    return "The values fit both %s and %s, so it stays text; write 'type: %s' with the right one under 'patterns'."
        .formatted(one, other, profile.trials().getFirst().type().word());
  }

  /** Why a column that nearly has a type stays text. */
  private static List<String> dirt(ColumnProfile profile) {
    List<String> notes = new ArrayList<>();
    if (profile.values() == 0) {
      notes.add("The column has no value at all.");
    }
    profile.trials().stream()
        .filter(trial -> trial.failures() > 0 && profile.values() >= ENOUGH_FOR_DIRT)
        .filter(trial -> convinces(trial, profile))
        .min(Comparator.comparingLong(Trial::failures))
        .ifPresent(trial -> notes.add(nearly(profile, trial)));
    if (profile.leadingZero() != null) {
      notes.add("Numbers with leading zeros, as '%s', stay text.".formatted(profile.leadingZero()));
    }
    String comma = comma(profile);
    if (comma != null) {
      notes.add(comma);
    }
    return notes;
  }

  private static @Nullable String comma(ColumnProfile profile) {
    if (profile.decimalComma() != null) {
      return "'%s' is written with a comma, so it stays text; decimals need a point."
          .formatted(profile.decimalComma());
    }
    if (profile.grouped() != null) {
      return "'%s' has separators of thousands, so it stays text.".formatted(profile.grouped());
    }
    return profile.eitherComma() == null
        ? null
        : "'%s' has a comma, for decimals or for thousands, so it stays text."
            .formatted(profile.eitherComma());
  }

  private static String nearly(ColumnProfile profile, Trial trial) {
    String pattern = pattern(trial.type());
    return "All but %,d of %,d values are of type %s%s; the first that is not is '%s', so it stays text."
        .formatted(
            trial.failures(),
            profile.values(),
            trial.type().word(),
            pattern == null ? "" : " (" + pattern + ")",
            Objects.requireNonNull(trial.firstFailure()));
  }

  private static List<String> typeNotes(ColumnProfile profile, ColumnType type) {
    Set<String> distinct = Objects.requireNonNullElse(profile.distinct(), Set.of());
    List<String> notes = new ArrayList<>();
    if (type instanceof ColumnType.IntegerNumber && distinct.equals(Set.of("0", "1"))) {
      notes.add("There are only 0 and 1; 'type: boolean' reads them too.");
    }
    if (type instanceof ColumnType.Timestamp && !TextShapes.hasOffset(profile.example())) {
      notes.add("The times have no offset and are taken as UTC; 'zone' names another time zone.");
    }
    if (type instanceof ColumnType.DecimalNumber number && number.exponent()) {
      notes.add(
          "Some numbers have an exponent, which spreadsheets write where they have lost digits.");
    }
    return notes;
  }

  /** Whether values of this type are a sensible part of a key. */
  boolean mayIdentify() {
    return switch (type) {
      case ColumnType.Text text ->
          text.length().max() != null && text.length().max() <= LONGEST_KEY;
      case ColumnType.DecimalNumber decimal -> false;
      case ColumnType.Bool bool -> false;
      default -> true;
    };
  }
}
