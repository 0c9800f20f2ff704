package io.longhaul.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.longhaul.bench.measure.Figure.Sides;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The arithmetic and the order of measurements. */
class MeasureTests {

  @Test
  void medianIsTheMiddleOfAnOddNumberAndTheMeanOfTheMiddleOfAnEvenOne() {
    assertThat(Sample.of(9.0, 1.0, 5.0).median()).isEqualTo(5.0);
    assertThat(Sample.of(9.0, 1.0, 5.0, 6.0).median()).isEqualTo(5.5);
  }

  @Test
  void emptySampleIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(List.of()));
  }

  @Test
  void sidesAreMeasuredInTurnsAfterAWarmUpThatDoesNotCount() throws Exception {
    List<String> order = new ArrayList<>();

    var result =
        Alternation.run(
            2,
            repetition -> {
              order.add("ours " + repetition);
              return repetition * 10.0;
            },
            repetition -> {
              order.add("theirs " + repetition);
              return repetition * 1.0;
            });

    assertThat(order)
        .containsExactly("ours 0", "theirs 0", "ours 1", "theirs 1", "ours 2", "theirs 2");
    assertThat(result.ours(each -> each).values()).containsExactly(10.0, 20.0);
    assertThat(result.theirs(each -> each).values()).containsExactly(1.0, 2.0);
  }

  @Test
  void ratioIsTakenRepetitionByRepetition() {
    Figure figure =
        Figure.ratio(
            "rate",
            new Sides("us", Sample.of(50.0, 200.0, 90.0), "them", Sample.of(100.0, 100.0, 100.0)),
            "per s",
            Aim.atLeast(0.95));

    assertThat(figure.value().values()).containsExactly(0.5, 2.0, 0.9);
    assertThat(figure.meetsAim()).isFalse();
  }

  @Test
  void everyCallIsMadeOnceAndMeasured() throws Exception {
    Set<Integer> made = ConcurrentHashMap.newKeySet();

    Throughput measured = Throughput.of(1_000, 7, number -> assertThat(made.add(number)).isTrue());

    assertThat(made).hasSize(1_000);
    assertThat(measured.perSecond()).isPositive();
    assertThat(measured.p99Millis()).isPositive();
  }

  @Test
  void reportShowsMissedAims() {
    Figure missed = Figure.plain("events", Sample.of(50.0), "events", Aim.atMost(40));
    Report report = new Report(Instant.EPOCH, Machine.describe(), 1, List.of(missed));

    assertThat(report.table()).contains("events", "50.00", "≤ 40.00", "MISSED");
    assertThat(report.json()).contains("\"events\"", "\"cores\"");
  }
}
