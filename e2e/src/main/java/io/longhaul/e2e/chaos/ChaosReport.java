package io.longhaul.e2e.chaos;

import io.longhaul.e2e.faults.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a run.
 *
 * @param recoveries of each fault that hit a running load: the time until that load went on
 * @param problems everything that should not have been; empty when all is well
 */
public record ChaosReport(
    Run run,
    Map<FaultKind, List<Duration>> recoveries,
    Operations operations,
    Damage damage,
    List<String> problems) {

  /** Which run it was. */
  public record Run(long seed, Duration took) {}

  /**
   * What was done meanwhile.
   *
   * @param ends how many operations ended in each state
   * @param records of all their files together
   */
  public record Operations(Map<String, Integer> ends, long records) {}

  /**
   * What must all be zero.
   *
   * @param wrongCounts results and ledgers that are not those of one by one
   */
  public record Damage(long lost, long duplicated, long wrong, int wrongCounts) {}

  /** How many faults hit a running load. */
  public int faults() {
    return recoveries.values().stream().mapToInt(List::size).sum();
  }

  /** Whether nothing was lost, doubled, wrong or unexpected. */
  public boolean isClean() {
    return problems.isEmpty();
  }

  /** A table for people. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("%-18s %7s %10s %10s".formatted("fault", "count", "median s", "longest s"));
    recoveries.forEach((kind, each) -> lines.add(row(kind.name(), each)));
    lines.add(row("all", recoveries.values().stream().flatMap(Collection::stream).toList()));
    lines.add("");
    int count = operations.ends().values().stream().mapToInt(Integer::intValue).sum();
    lines.add("operations         %d: %s".formatted(count, new TreeMap<>(operations.ends())));
    lines.add("records            %,d".formatted(operations.records()));
    lines.add("lost rows          %d".formatted(damage.lost()));
    lines.add("duplicated rows    %d".formatted(damage.duplicated()));
    lines.add("wrong rows         %d".formatted(damage.wrong()));
    lines.add("wrong counts       %d".formatted(damage.wrongCounts()));
    lines.add("longest recovery   %.1f s".formatted(seconds(longest())));
    lines.add("seed %d, %d s".formatted(run.seed(), run.took().toSeconds()));
    problems.forEach(each -> lines.add("PROBLEM " + each));
    return String.join("\n", lines) + "\n";
  }

  private Duration longest() {
    return recoveries.values().stream()
        .flatMap(Collection::stream)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static String row(String name, List<Duration> each) {
    List<Duration> sorted =
        each.isEmpty() ? List.of(Duration.ZERO) : each.stream().sorted().toList();
    return "%-18s %7d %10.1f %10.1f"
        .formatted(
            name, each.size(), seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
