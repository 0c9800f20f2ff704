package io.longhaul.e2e.workload;

import io.longhaul.e2e.workload.Entry.Fate;
import java.util.ArrayList;
import java.util.List;

/** Records that must be handed back, in each way that there is. */
final class BadEntries {
  /** How many ways there are. */
  static final int WAYS = 6;

  /** The one amount that the table's check constraint refuses. */
  static final String FORBIDDEN_AMOUNT = "13.13";

  private static final int NUMBER = 1;
  private static final int LINE = 3;
  private static final int AMOUNT = 4;
  private static final int OPENED = 5;
  private static final int NOTE = 6;

  /** Numbers from here on belong to records that the database refuses, each to one only. */
  private static final long UNSHARED = 5_000_000_000L;

  private BadEntries() {}

  static Entry spoil(Entry good, int way) {
    return switch (way) {
      case 0 -> unreadable(good, AMOUNT, "twelve");
      case 1 -> unreadable(good, OPENED, "2023-02-30");
      case 2 -> unreadable(good, NOTE, "x".repeat(200));
      case 3 -> unreadable(good, NUMBER, "");
      case 4 -> new Entry(good.fields().subList(0, NOTE), Fate.UNREADABLE);
      default -> refused(good);
    };
  }

  private static Entry unreadable(Entry good, int column, String text) {
    return new Entry(with(good.fields(), column, text), Fate.UNREADABLE);
  }

  private static Entry refused(Entry good) {
    String own = Long.toString(UNSHARED + Long.parseLong(good.fields().get(LINE)));
    List<String> fields = with(with(good.fields(), NUMBER, own), AMOUNT, FORBIDDEN_AMOUNT);
    return new Entry(fields, Fate.REFUSED_BY_DATABASE);
  }

  private static List<String> with(List<String> fields, int column, String text) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(column, text);
    return List.copyOf(changed);
  }
}
