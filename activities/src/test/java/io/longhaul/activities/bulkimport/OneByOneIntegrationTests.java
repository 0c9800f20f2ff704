package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.activities.bulkimport.OneByOneModel.Cells;
import io.longhaul.activities.bulkimport.OneByOneModel.Shape;
import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The result is that of applying the records one by one in file order: over random files, chunk
 * sizes, policies, tables and crashes. Every failure names its seed; {@code -Dlonghaul.seed} and
 * {@code -Dlonghaul.cases} run others.
 */
@SuppressWarnings({
  "EnumOrdinal",
  "StringSplitter"
}) // Seeds choose by index; the split text is made here.
class OneByOneIntegrationTests {

  private static final long SEED = Long.getLong("longhaul.seed", 20_261_122);
  private static final int CASES = Integer.getInteger("longhaul.cases", 45);
  private static final int MOST_RECORDS = 60;
  private static final int MOST_CRASHES = 4;

  @TempDir static Path folder;
  private static ImportBed bed;

  @BeforeAll
  static void prepareTables() {
    bed = new ImportBed(folder);
    bed.postgres().execute("CREATE TABLE parent (p text PRIMARY KEY)");
    for (String parent : OneByOneModel.PARENTS) {
      bed.postgres().execute("INSERT INTO parent VALUES ('" + parent + "')");
    }
    for (Shape shape : Shape.values()) {
      bed.postgres().execute(shape.createTable());
      bed.dataset(
          shape.dataset(),
          """
          table: %s
          %s
          columns:
            - {header: k, name: k, type: text, required: true}
            - {header: n, name: n, type: integer}
            - {header: t, name: t, type: text, length: {max: 8}}
            - {header: u, name: u, type: text}
            - {header: p, name: p, type: text}
          """
              .formatted(shape.table(), shape.keyed() ? "key: [k]" : ""));
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void isAsIfEachRecordWereAppliedAlone(Shape shape) {
    long begun = System.nanoTime();
    for (int i = 0; i < CASES; i++) {
      Case each = new Case(shape, SEED + i);
      each.run();
    }
    System.out.printf(
        "%s: %d cases from seed %d in %d ms%n",
        shape, CASES, SEED, Duration.ofNanos(System.nanoTime() - begun).toMillis());
  }

  /** One file, one policy, one way to be disturbed. */
  private static final class Case {
    private final Shape shape;
    private final long seed;
    private final Random random;
    private final OnDuplicate policy;
    private final OneByOneModel model;

    Case(Shape shape, long seed) {
      this.shape = shape;
      this.seed = seed;
      this.random = new Random(seed * 31 + shape.ordinal());
      this.policy = OnDuplicate.values()[random.nextInt(3)];
      this.model = new OneByOneModel(shape, policy);
    }

    void run() {
      preload();
      String file = file();
      int recordLimit = 60;
      int chunkBytes = 2 * recordLimit + random.nextInt(random.nextBoolean() ? 200 : 4000);
      ImportAttempts importing =
          bed.of(shape.dataset(), bed.upload(file))
              .policy(policy)
              .settings(new ImportSettings(recordLimit, chunkBytes, Duration.ofMillis(500)))
              .probe(new Crashes(random, bed.postgres()::terminateOthers));

      LoadReport report = untilItIsDone(importing);

      String what = "seed %d, %s, %s, %d bytes".formatted(seed, shape, policy, chunkBytes);
      assertThat(rows()).as(what).isEqualTo(model.rows());
      assertThat(tally(report)).as(what).isEqualTo(model.tally());
      assertThat(rejects(importing)).as(what).isEqualTo(model.rejects());
      assertThat(bed.postgres().rows("SELECT * FROM longhaul.ledger_proof WHERE NOT closes"))
          .as(what)
          .isEmpty();
    }

    private LoadReport untilItIsDone(ImportAttempts importing) {
      for (int attempt = 1; ; attempt++) {
        try {
          return importing.load();
        } catch (ApplicationFailure failure) {
          assertThat(failure.isNonRetryable()).as("seed %d: %s", seed, failure).isFalse();
          assertThat(attempt).as("seed %d: %s", seed, failure).isLessThan(MOST_CRASHES + 2);
        }
      }
    }

    private void preload() {
      bed.postgres().execute("TRUNCATE " + shape.table());
      for (int i = random.nextInt(6); i > 0; i--) {
        Cells cells = new Cells("k" + i, i, null, "v" + i, shape == Shape.SELF ? null : "p0");
        model.preload(cells);
        bed.postgres()
            .execute(
                "INSERT INTO %s VALUES ('%s', %d, NULL, '%s', %s)"
                    .formatted(
                        shape.table(),
                        cells.k(),
                        cells.n(),
                        cells.u(),
                        cells.p() == null ? "NULL" : "'" + cells.p() + "'"));
      }
    }

    private String file() {
      StringBuilder file = new StringBuilder("k,n,t,u,p\n");
      int records = random.nextInt(MOST_RECORDS + 1);
      int keys = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
      for (int record = 1; record <= records; record++) {
        file.append(record(record, keys)).append(random.nextInt(9) == 0 ? "\n\n" : "\n");
      }
      return file.toString();
    }

    private String record(int number, int keys) {
      if (random.nextInt(25) == 0) {
        model.refuse(number, "TOO_FEW_FIELDS");
        return "too,few";
      }
      if (random.nextInt(25) == 0) {
        model.refuse(number, "FIELD_NOT_INTEGER");
        return "k1,x,,,";
      }
      Cells cells =
          new Cells(
              key(keys),
              rarely(13, random.nextInt(100)),
              rarely("long t", random.nextBoolean() ? null : "t\\\"\t"),
              random.nextInt(3) == 0 ? "u" + random.nextInt(40) : null,
              parent(keys));
      model.apply(number, cells);
      return String.join(
          ",", cells.k(), text(cells.n()), text(cells.t()), text(cells.u()), text(cells.p()));
    }

    private String key(int keys) {
      String key = "k" + random.nextInt(keys);
      return shape == Shape.PADDED && key.length() < 3 && random.nextBoolean() ? key + " " : key;
    }

    private @Nullable String parent(int keys) {
      if (random.nextInt(3) > 0) {
        return null;
      }
      return shape == Shape.SELF
          ? "k" + random.nextInt(keys)
          : rarely("nobody", "p" + random.nextInt(2));
    }

    private <T> @Nullable T rarely(@Nullable T rare, @Nullable T usual) {
      return random.nextInt(20) == 0 ? rare : usual;
    }

    private static String text(@Nullable Object value) {
      String text = value == null ? "" : value.toString();
      return text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private List<String> rows() {
      return bed.postgres().rows("SELECT rtrim(k), n, t, u, p FROM " + shape.table()).stream()
          .sorted()
          .toList();
    }

    private static Tally tally(LoadReport report) {
      var counts = report.ledger().lineage();
      return new Tally(counts.inserted(), counts.updated(), counts.skipped(), counts.rejected());
    }

    private static Map<Long, String> rejects(ImportAttempts importing) {
      Map<Long, String> rejects = new LinkedHashMap<>();
      for (String row :
          bed.postgres()
              .rows(
                  "SELECT record, code FROM longhaul.reject WHERE lineage = '"
                      + importing.source.runId()
                      + "' ORDER BY record")) {
        String[] cells = row.split("\\|");
        rejects.put(Long.valueOf(cells[0]), cells[1]);
      }
      return rejects;
    }
  }

  /** Throws, or cuts the connection, a few times at random moments. */
  private static final class Crashes implements ChunkProbe {
    private final Random random;
    private final Runnable cut;
    private int left;

    Crashes(Random random, Runnable cut) {
      this.random = random;
      this.cut = cut;
      this.left = random.nextInt(MOST_CRASHES);
    }

    @Override
    public void reached(Moment moment) {
      if (left > 0 && random.nextInt(3) == 0) {
        left--;
        if (random.nextBoolean()) {
          throw new IllegalStateException("crash at " + moment);
        }
        cut.run();
      }
    }
  }
}
