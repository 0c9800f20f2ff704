package io.longhaul.datasets.infer;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.ColumnType.Bool;
import io.longhaul.datasets.ColumnType.DecimalNumber;
import io.longhaul.datasets.ColumnType.IntegerNumber;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** All types that a column may turn out to have, the more telling ones first. */
final class Candidates {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final int UUID_LENGTH = 36;
  private static final String COMPACT_DATE = "yyyyMMdd";
  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "yyyy/MM/dd",
          "yyyy.MM.dd",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd.MM.yy",
          "d.M.yy",
          "MM/dd/yyyy",
          "dd/MM/yyyy",
          "M/d/yyyy",
          "d/M/yyyy",
          "MM/dd/yy",
          "dd/MM/yy",
          "M/d/yy",
          "d/M/yy",
          "MM-dd-yyyy",
          "dd-MM-yyyy",
          "M-d-yyyy",
          "d-M-yyyy",
          "dd-MMM-yyyy",
          "d-MMM-yyyy",
          "dd-MMM-yy",
          "d-MMM-yy",
          "dd MMM yyyy",
          "d MMM yyyy",
          "MMM dd, yyyy",
          "MMM d, yyyy",
          "MMM dd yyyy",
          "MMM d yyyy",
          "MMMM dd, yyyy",
          "MMMM d, yyyy",
          "MMMM dd yyyy",
          "MMMM d yyyy",
          "dd MMMM yyyy",
          "d MMMM yyyy",
          "EEEE, MMMM d, yyyy",
          "EEE, d MMM yyyy");
  private static final List<String> DATES_WITH_TIME =
      List.of(
          "yyyy-MM-dd",
          "yyyy/MM/dd",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "MM/dd/yyyy",
          "dd/MM/yyyy",
          "M/d/yyyy",
          "d/M/yyyy",
          "MM/dd/yy",
          "dd/MM/yy",
          "M/d/yy",
          "d/M/yy",
          "MM-dd-yyyy",
          "dd-MM-yyyy",
          "dd-MMM-yyyy",
          "d MMM yyyy",
          "MMM d, yyyy",
          "MMMM d, yyyy");
  private static final List<String> TIMES =
      List.of(
          "HH:mm:ss",
          "HH:mm",
          "H:mm",
          "hh:mm:ss a",
          "h:mm:ss a",
          "hh:mm a",
          "h:mm a",
          "HH:mm:ss XXX",
          "HH:mm:ss XX");
  private static final List<String> TIMESTAMPS =
      List.of(
          "dd/MMM/yyyy:HH:mm:ss XX",
          "EEE, d MMM yyyy HH:mm:ss zzz",
          "EEE MMM dd HH:mm:ss zzz yyyy",
          "yyyy-MM-dd HH:mm:ss zzz",
          "yyyyMMdd'T'HHmmssX",
          "yyyyMMdd'T'HHmmss",
          "yyyy/MM/dd HH:mm:ss.SSS");
  private static final List<List<String>> TRUTHS =
      List.of(
          List.of("true", "false"),
          List.of("t", "f"),
          List.of("yes", "no"),
          List.of("y", "n"),
          List.of("on", "off"),
          List.of("ja", "nein"),
          List.of("j", "n"),
          List.of("oui", "non"),
          List.of("sí", "no"));

  private Candidates() {}

  static List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    all.add(Candidate.of(new ColumnType.Uuid(), text -> text.length() == UUID_LENGTH));
    TRUTHS.forEach(pair -> all.add(truth(pair.getFirst(), pair.getLast())));
    addNumbers(all);
    DATES.forEach(pattern -> all.add(Candidate.of(date(pattern), TextShapes.like(pattern))));
    addTimestamps(all);
    return all;
  }

  private static Candidate truth(String trueText, String falseText) {
    Bool probe = new Bool(List.of(trueText), List.of(falseText));
    boolean usual = Bool.TRUE_TEXTS.contains(trueText) && Bool.FALSE_TEXTS.contains(falseText);
    Bool type = usual ? new Bool(Bool.TRUE_TEXTS, Bool.FALSE_TEXTS) : probe;
    int longest = Math.max(trueText.length(), falseText.length());
    return new Candidate(type, probe, text -> text.length() <= longest);
  }

  private static void addNumbers(List<Candidate> all) {
    all.add(compactDate());
    all.add(Candidate.of(new IntegerNumber(Bounds.none()), TextShapes::isPlainNumber));
    all.add(Candidate.of(new DecimalNumber(null, false, Bounds.none()), TextShapes::isPlainNumber));
    all.add(Candidate.of(new DecimalNumber(null, true, Bounds.none()), TextShapes::isPlainNumber));
  }

  /**
   * Eight digits are a date only if all of them are days of these two centuries; numbers rarely
   * are.
   */
  private static Candidate compactDate() {
    Bounds<LocalDate> likely = new Bounds<>(LocalDate.of(1900, 1, 1), LocalDate.of(2099, 12, 31));
    ColumnType probe = new ColumnType.Date(List.of(COMPACT_DATE), likely);
    return new Candidate(date(COMPACT_DATE), probe, text -> text.length() == COMPACT_DATE.length());
  }

  private static void addTimestamps(List<Candidate> all) {
    all.add(Candidate.of(timestamp(ColumnType.Timestamp.ISO), text -> text.indexOf(':') > 0));
    for (String date : DATES_WITH_TIME) {
      TIMES.forEach(time -> all.add(timestampLike(date + " " + time)));
    }
    TIMESTAMPS.forEach(pattern -> all.add(timestampLike(pattern)));
  }

  private static Candidate timestampLike(String pattern) {
    return Candidate.of(timestamp(pattern), TextShapes.like(pattern));
  }

  private static ColumnType date(String pattern) {
    return new ColumnType.Date(List.of(pattern), Bounds.none());
  }

  private static ColumnType timestamp(String pattern) {
    return new ColumnType.Timestamp(List.of(pattern), UTC, Bounds.none());
  }
}
