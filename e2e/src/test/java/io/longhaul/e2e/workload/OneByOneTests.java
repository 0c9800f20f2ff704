package io.longhaul.e2e.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.workload.OneByOne.Applied;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everything else is held against has to be right itself. */
class OneByOneTests {
  private static final GeneratedFile FILE = new GeneratedFile(1, 42, 5_000, 1_000);

  @ParameterizedTest
  @EnumSource(Policy.class)
  void everyRecordHasOneEnd(Policy policy) {
    Applied applied = new OneByOne(Shape.SINGLE_KEY).apply(FILE, policy);

    assertThat(applied.counts().read()).isEqualTo(5_000);
    assertThat(applied.counts().closes()).isTrue();
    assertThat(applied.rejected().cardinality()).isEqualTo((int) applied.counts().rejected());
  }

  @Test
  void insertedRowsAreTheRowsOfTheTable() {
    OneByOne table = new OneByOne(Shape.COMPOSITE_KEY);

    Applied applied = table.apply(FILE, Policy.UPDATE);

    assertThat(applied.counts().inserted()).isEqualTo(table.size()).isLessThan(5_000);
    assertThat(applied.counts().updated()).isPositive();
    assertThat(applied.counts().skipped()).isZero();
  }

  @Test
  void sameFileAgainInsertsNothingUnderAKeyAndEverythingWithoutOne() {
    OneByOne keyed = new OneByOne(Shape.SINGLE_KEY);
    keyed.apply(FILE, Policy.SKIP);

    Applied again = keyed.apply(FILE, Policy.SKIP);

    assertThat(again.counts().inserted()).isZero();
    assertThat(new OneByOne(Shape.APPEND_ONLY).apply(FILE, Policy.SKIP).counts().skipped())
        .isZero();
  }

  @Test
  void earlierRecordStaysUnlessLaterOnesUpdate() {
    OneByOne updated = new OneByOne(Shape.SINGLE_KEY);
    OneByOne kept = new OneByOne(Shape.SINGLE_KEY);

    updated.apply(FILE, Policy.UPDATE);
    kept.apply(FILE, Policy.REJECT);

    assertThat(updated.rows().keySet()).isEqualTo(kept.rows().keySet());
    assertThat(updated.rows()).isNotEqualTo(kept.rows());
  }

  @Test
  void fileIsTheSameEachTimeAndHoldsBadRecordsOfEveryKind(@TempDir Path directory)
      throws Exception {
    Path first = FILE.write(Files.createDirectory(directory.resolve("1")));
    Path second = FILE.write(Files.createDirectory(directory.resolve("2")));

    assertThat(first).hasSameBinaryContentAs(second);
    assertThat(Files.readString(first))
        .contains("twelve", "2023-02-30", "x".repeat(200), BadEntries.FORBIDDEN_AMOUNT)
        .startsWith(String.join(",", Entry.COLUMNS));
  }
}
