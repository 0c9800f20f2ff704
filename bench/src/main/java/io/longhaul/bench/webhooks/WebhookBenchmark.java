package io.longhaul.bench.webhooks;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Lags;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Throughput;
import io.longhaul.bench.stack.BenchStack;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Deliveries to many receivers beside bare sends, and while half of the receivers hang. */
public final class WebhookBenchmark implements Benchmark {
  private static final int RECEIVERS = 16;
  private static final int EACH = 30;
  private static final int BARE_THREADS = 16;
  private static final Duration IN_TIME = Duration.ofSeconds(30);
  private static final Duration IN_THE_END = Duration.ofMinutes(3);

  /**
   * What a round of messages came to.
   *
   * @param good the lags of what went to those that never hang
   * @param inTheEnd the part of all that was taken once nobody hung any more
   */
  private record Pass(double perSecond, Lags good, double inTheEnd) {
    double slowest() {
      return good.percentile(1);
    }

    double inTime() {
      return 100 * good.shareWithin(IN_TIME);
    }
  }

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int messages = RECEIVERS * plan.sized(EACH, 5);
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine());
        Receivers receivers = Receivers.open(RECEIVERS)) {
      EndpointCalls endpoints = EndpointCalls.register(stack, receivers);
      plan.out().accept("webhooks: deliveries and bare sends in turns");
      Pass first = well(receivers, endpoints, messages);
      plan.out().accept("webhooks: %.0f deliveries per s at first".formatted(first.perSecond()));
      Result<Double> speed = speed(plan, receivers, endpoints, messages);
      plan.out().accept("webhooks: with half of the receivers hanging and with none in turns");
      Result<Pass> hanging =
          Alternation.run(
              plan.repetitions(),
              _ -> hanging(plan, receivers, endpoints, messages),
              _ -> well(receivers, endpoints, messages));
      return figures(messages, speed, hanging);
    }
  }

  private static Result<Double> speed(
      Plan plan, Receivers receivers, EndpointCalls endpoints, int messages) throws Exception {
    try (BareSender bare = new BareSender(receivers.sample(), BARE_THREADS)) {
      return Alternation.run(
          plan.repetitions(),
          _ -> well(receivers, endpoints, messages).perSecond(),
          _ -> {
            Throughput.Call send = number -> bare.send(receivers.url(number % RECEIVERS));
            return Throughput.of(messages, BARE_THREADS, send).perSecond();
          });
    }
  }

  private static Pass well(Receivers receivers, EndpointCalls endpoints, int messages)
      throws Exception {
    Round round = Round.begin(receivers, endpoints, messages);
    round.awaitAll(IN_THE_END);
    return new Pass(round.perSecond(), round.lagsOfGood(), round.share());
  }

  private static Pass hanging(Plan plan, Receivers receivers, EndpointCalls endpoints, int messages)
      throws Exception {
    receivers.hang();
    Round round = Round.begin(receivers, endpoints, messages);
    round.awaitGood(IN_TIME);
    plan.out().accept("webhooks: now those that hung answer");
    receivers.letGo();
    round.awaitAll(IN_THE_END);
    return new Pass(round.perSecond(), round.lagsOfGood(), round.share());
  }

  private static List<Figure> figures(int messages, Result<Double> speed, Result<Pass> hanging) {
    String how = "%,d messages to %d receivers, all at once".formatted(messages, RECEIVERS);
    Sides speeds =
        new Sides(
            "deliveries",
            speed.ours(Function.identity()),
            "bare sends, no engine and no ledger",
            speed.theirs(Function.identity()));
    Sides slowest =
        new Sides(
            "half of the receivers hanging",
            hanging.ours(Pass::slowest),
            "none hanging",
            hanging.theirs(Pass::slowest));
    Figure ratio =
        Figure.ratio("webhook deliveries ÷ bare sends", speeds, "per s", null)
            .noting(how + "; signed, from the request to the gateway until the last was taken");
    return Stream.concat(Stream.of(ratio), withHalfHanging(how, slowest, hanging)).toList();
  }

  private static Stream<Figure> withHalfHanging(String how, Sides slowest, Result<Pass> hanging) {
    return Stream.of(
        Figure.plain(
                "delivered to the others while half hang",
                hanging.ours(Pass::inTime),
                "%",
                Aim.atLeast(100))
            .noting("within %d s of being asked for; ".formatted(IN_TIME.toSeconds()) + how),
        Figure.ratio("slowest to the others, half hanging ÷ none", slowest, "ms", null),
        Figure.plain(
                "delivered to all, once nobody hung",
                hanging.ours(pass -> 100 * pass.inTheEnd()),
                "%",
                Aim.atLeast(100))
            .noting("within %d min of being asked for".formatted(IN_THE_END.toMinutes())));
  }
}
