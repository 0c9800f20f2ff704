package io.longhaul.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the demonstration may say that every record is accounted for. */
class LedgerReportTests {
  private static final Ledger FIRST = new Ledger(43_086, 43_083, 3, 0, 0);
  private static final Ledger AGAIN = new Ledger(43_086, 0, 43_086, 0, 0);

  @Test
  void firstImportCloses() {
    assertThat(new LedgerReport(FIRST, FIRST, 0, 43_083).closes()).isTrue();
  }

  @Test
  void importIntoTheFullTableCloses() {
    assertThat(new LedgerReport(AGAIN, AGAIN, 43_083, 43_083).closes()).isTrue();
  }

  @Test
  void recordThatIsMissingIsSeen() {
    var short1 = new Ledger(43_085, 43_082, 3, 0, 0);

    assertThat(new LedgerReport(short1, short1, 0, 43_082).closes()).isFalse();
  }

  @Test
  void rowThatIsInTheTableTwiceIsSeen() {
    assertThat(new LedgerReport(FIRST, FIRST, 0, 43_084).closes()).isFalse();
  }

  @Test
  void countThatDiffersFromTheDatabaseIsSeenAndNamed() {
    var other = new Ledger(43_086, 43_082, 4, 0, 0);

    var report = new LedgerReport(FIRST, other, 0, 43_083);

    assertThat(report.closes()).isFalse();
    assertThat(report.lines())
        .anyMatch(line -> line.contains("inserted") && line.contains("differs"));
    assertThat(report.lines().getLast()).contains("DOES NOT CLOSE");
  }

  @Test
  void countsThatDoNotAddUpAreSeen() {
    var lost = new Ledger(43_086, 43_000, 3, 0, 0);

    assertThat(new LedgerReport(lost, lost, 0, 43_000).closes()).isFalse();
  }
}
