package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.webhooks.DeliveryWorkflow.End;
import io.longhaul.workflows.webhooks.ProgressWorkflow.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Activities of deliveries that follow a script; what nothing was scripted for is delivered. */
public final class ScriptedDeliveries implements DeliveryActivities {

  private final Supplier<Instant> clock;
  private final List<Duration> delays;
  private final List<DeliveryRequest> composed = new CopyOnWriteArrayList<>();
  private final List<Try> tried = new CopyOnWriteArrayList<>();
  private final List<Instant> times = new CopyOnWriteArrayList<>();
  private final List<Watch> looks = new CopyOnWriteArrayList<>();
  private final List<Instant> lookedAt = new ArrayList<>();
  private final Deque<Function<Try, Result>> attempts = new ArrayDeque<>();
  private final Deque<Progress> progress = new ArrayDeque<>();

  public ScriptedDeliveries(Supplier<Instant> clock, List<Duration> delays) {
    this.clock = clock;
    this.delays = List.copyOf(delays);
  }

  /** Scripts the next attempts. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final synchronized void onAttempt(Function<Try, Result>... calls) {
    attempts.addAll(List.of(calls));
  }

  /** Scripts the next looks; after the last the operation has ended. */
  public synchronized void onLook(Progress... looked) {
    progress.addAll(List.of(looked));
  }

  /** The receiver does not take it, and says nothing of when. */
  public static Function<Try, Result> fails() {
    return which -> new Result(null, which.pause());
  }

  /** The receiver asks for this pause. */
  public static Function<Try, Result> asksFor(Duration pause) {
    return _ -> new Result(null, pause);
  }

  /** The delivery ends. */
  public static Function<Try, Result> ends(End end) {
    return _ -> new Result(end, null);
  }

  public List<DeliveryRequest> composed() {
    return List.copyOf(composed);
  }

  public List<Try> tried() {
    return List.copyOf(tried);
  }

  public List<Instant> times() {
    return List.copyOf(times);
  }

  public List<Watch> looks() {
    return List.copyOf(looks);
  }

  @Override
  public Plan compose(DeliveryRequest request) {
    composed.add(request);
    return request.occasion() == Occasion.AGAIN && request.message() == null
        ? new Plan(null, List.of())
        : new Plan("msg_1", delays);
  }

  @Override
  public Result attempt(DeliveryRequest request, Try which) {
    tried.add(which);
    times.add(clock.get());
    return next().apply(which);
  }

  /** When the workflow looked, by its own clock. */
  public synchronized List<Instant> lookedAt() {
    return List.copyOf(lookedAt);
  }

  @Override
  public synchronized Progress progress(Watch watch, Instant at) {
    looks.add(watch);
    lookedAt.add(at);
    Progress next = progress.poll();
    return next == null ? new Progress(true, false, 0, Duration.ofSeconds(15)) : next;
  }

  private synchronized Function<Try, Result> next() {
    Function<Try, Result> call = attempts.poll();
    return call == null ? ends(End.DELIVERED) : call;
  }
}
