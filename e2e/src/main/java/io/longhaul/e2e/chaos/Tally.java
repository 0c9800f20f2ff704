package io.longhaul.e2e.chaos;

import io.longhaul.e2e.faults.FaultKind;
import io.longhaul.e2e.workload.TableCheck.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has seen so far. Thread-safe. */
final class Tally {
  private final Map<FaultKind, List<Duration>> recoveries = new EnumMap<>(FaultKind.class);
  private final Map<String, Integer> ends = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private long records;
  private long lost;
  private long duplicated;
  private long wrong;
  private int wrongCounts;

  synchronized void recovered(FaultKind kind, Duration took) {
    recoveries.computeIfAbsent(kind, any -> new ArrayList<>()).add(took);
  }

  synchronized void ended(String state, long itsRecords) {
    ends.merge(state, 1, Integer::sum);
    records += itsRecords;
  }

  synchronized void differs(String where, Difference difference) {
    lost += difference.lost();
    duplicated += difference.duplicated();
    wrong += difference.wrong();
    problems.add(where + ": " + difference);
  }

  synchronized void wrongCount(String what) {
    wrongCounts++;
    problems.add(what);
  }

  synchronized void problem(String what) {
    problems.add(what);
  }

  synchronized int faults() {
    return recoveries.values().stream().mapToInt(List::size).sum();
  }

  synchronized boolean hasProblems() {
    return !problems.isEmpty();
  }

  synchronized ChaosReport report(long seed, Duration took) {
    Map<FaultKind, List<Duration>> copies = new EnumMap<>(FaultKind.class);
    recoveries.forEach((kind, each) -> copies.put(kind, List.copyOf(each)));
    return new ChaosReport(
        new ChaosReport.Run(seed, took),
        copies,
        new ChaosReport.Operations(Map.copyOf(ends), records),
        new ChaosReport.Damage(lost, duplicated, wrong, wrongCounts),
        List.copyOf(problems));
  }
}
