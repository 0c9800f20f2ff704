package io.longhaul.activities.bulkimport;

import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of {@link OneByOneIntegrationTests} would hold if each record were applied alone,
 * in file order: the rule, written down a second time and as plainly as can be.
 */
final class OneByOneModel {

  private final Shape shape;
  private final OnDuplicate policy;
  private final List<Cells> rows = new ArrayList<>();
  private final Map<Long, String> rejects = new TreeMap<>();
  private Tally tally = Tally.NONE;

  /**
   * What the table demands of its rows, apart from {@code CHECK (n <> 13)} and a short {@code t}.
   */
  enum Shape {
    PLAIN(
        "k text PRIMARY KEY, n int CHECK (n <> 13), t varchar(4), u text, p text REFERENCES parent"),
    UNIQUE(
        "k text PRIMARY KEY, n int CHECK (n <> 13), t varchar(4), u text UNIQUE, p text REFERENCES parent"),
    PADDED("k char(3) PRIMARY KEY, n int CHECK (n <> 13), t varchar(4), u text UNIQUE, p text"),
    SELF(
        "k text PRIMARY KEY, n int CHECK (n <> 13), t varchar(4), u text, p text REFERENCES self_table"),
    APPENDED(
        "k text, n int CHECK (n <> 13), t varchar(4), u text UNIQUE, p text REFERENCES parent");

    private final String columns;

    Shape(String columns) {
      this.columns = columns;
    }

    String dataset() {
      return name().toLowerCase(Locale.ROOT);
    }

    String table() {
      return dataset() + "_table";
    }

    String createTable() {
      return "CREATE TABLE " + table() + " (" + columns + ")";
    }

    boolean keyed() {
      return this != APPENDED;
    }
  }

  /** One record, or one row. */
  record Cells(
      String k, @Nullable Integer n, @Nullable String t, @Nullable String u, @Nullable String p) {}

  OneByOneModel(Shape shape, OnDuplicate policy) {
    this.shape = shape;
    this.policy = policy;
  }

  /** The parents that rows may refer to. */
  static final List<String> PARENTS = List.of("p0", "p1");

  void preload(Cells cells) {
    rows.add(cells);
  }

  /** A record whose fields are bad already. */
  void refuse(long record, String code) {
    rejects.put(record, code);
    tally = tally.plus(new Tally(0, 0, 0, 1));
  }

  void apply(long record, Cells cells) {
    String refusal = rowRefusal(cells);
    if (refusal != null) {
      refuse(record, refusal);
      return;
    }
    Cells present = shape.keyed() ? withKey(cells.k()) : null;
    if (present == null) {
      insert(record, cells);
    } else {
      meet(record, present, cells);
    }
  }

  private @Nullable String rowRefusal(Cells cells) {
    boolean longKey = shape == Shape.PADDED && comparable(cells.k()).length() > 3;
    if (longKey || (cells.t() != null && cells.t().length() > 4)) {
      return "VALUE_TOO_LONG";
    }
    return Objects.equals(cells.n(), 13) ? "CHECK_VIOLATED" : null;
  }

  private void insert(long record, Cells cells) {
    String refusal = tableRefusal(cells, null);
    if (refusal == null) {
      rows.add(cells);
      tally = tally.plus(new Tally(1, 0, 0, 0));
    } else {
      refuse(record, refusal);
    }
  }

  private void meet(long record, Cells present, Cells cells) {
    switch (policy) {
      case SKIP -> tally = tally.plus(new Tally(0, 0, 1, 0));
      case REJECT -> refuse(record, "DUPLICATE_KEY");
      case UPDATE -> {
        String refusal = tableRefusal(cells, present);
        if (refusal == null) {
          rows.set(
              rows.indexOf(present),
              new Cells(present.k(), cells.n(), cells.t(), cells.u(), cells.p()));
          tally = tally.plus(new Tally(0, 1, 0, 0));
        } else {
          refuse(record, refusal);
        }
      }
    }
  }

  // The row itself is meant, not one that looks like it.
  @SuppressWarnings("ReferenceEquality")
  private @Nullable String tableRefusal(Cells cells, @Nullable Cells instead) {
    boolean unique = shape != Shape.PLAIN && shape != Shape.SELF;
    if (unique
        && cells.u() != null
        && rows.stream().anyMatch(row -> row != instead && cells.u().equals(row.u()))) {
      return "UNIQUE_VIOLATED";
    }
    return refersToNothing(cells) ? "FOREIGN_KEY_VIOLATED" : null;
  }

  private boolean refersToNothing(Cells cells) {
    String parent = cells.p();
    if (parent == null || shape == Shape.PADDED) {
      return false;
    }
    return shape == Shape.SELF
        ? withKey(parent) == null && !parent.equals(cells.k())
        : !PARENTS.contains(parent);
  }

  private @Nullable Cells withKey(String key) {
    return rows.stream()
        .filter(row -> comparable(row.k()).equals(comparable(key)))
        .findFirst()
        .orElse(null);
  }

  private String comparable(String key) {
    return shape == Shape.PADDED ? key.stripTrailing() : key;
  }

  Tally tally() {
    return tally;
  }

  /** By number of the record, why it was refused. */
  Map<Long, String> rejects() {
    return new LinkedHashMap<>(rejects);
  }

  List<String> rows() {
    return rows.stream()
        .map(row ->
            String.join(
                "|",
                comparable(row.k()),
                String.valueOf(row.n()),
                String.valueOf(row.t()),
                String.valueOf(row.u()),
                String.valueOf(row.p())))
        .sorted()
        .toList();
  }
}
