package io.longhaul.e2e.chaos;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.RetryPolicy;
import io.longhaul.client.TokenSource;
import io.longhaul.e2e.chaos.Recovery.Moment;
import io.longhaul.e2e.faults.FaultKind;
import io.longhaul.e2e.faults.FaultPlan;
import io.longhaul.e2e.faults.Injector;
import io.longhaul.e2e.stack.OwnStack;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.token.Role;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run: a stack of its own, lanes that import, faults until there were enough. */
public final class ChaosRun {
  private static final int WORKERS = 2;
  private static final int MOST_PAUSE_MILLIS = 1_500;

  /** One fault of so many is followed by another one before the first is overcome. */
  private static final int ONE_IN_DOUBLED = 2;

  private final ChaosSettings settings;
  private final Consumer<String> out;
  private final Tally tally = new Tally();
  private final Random random;
  private final FaultPlan plan;
  private final long start = System.nanoTime();

  /**
   * @param out hears a line for each thing that happens
   */
  public ChaosRun(ChaosSettings settings, Consumer<String> out) {
    this.settings = settings;
    this.out = out;
    this.random = new Random(settings.seed());
    this.plan = new FaultPlan(settings.seed());
  }

  /** Runs to the end. What the stack wrote is kept when there were problems, and named. */
  public ChaosReport run() throws IOException, InterruptedException, SQLException {
    OwnStack stack = OwnStack.start(wish());
    try (LonghaulClient patient = client(stack, Duration.ofMinutes(5));
        LonghaulClient impatient = client(stack, Duration.ZERO)) {
      run(stack, patient, impatient);
    } finally {
      stack.close();
    }
    if (tally.hasProblems()) {
      out.accept("everything that was written is in " + stack.directory());
    } else {
      stack.closeAndForget();
    }
    return tally.report(settings.seed(), elapsed());
  }

  private void run(OwnStack stack, LonghaulClient patient, LonghaulClient impatient)
      throws IOException, InterruptedException, SQLException {
    List<Lane> lanes = lanes(stack, patient);
    List<Thread> threads = new ArrayList<>();
    for (Lane lane : lanes) {
      threads.add(Thread.ofPlatform().start(() -> lane.run(this::isEnough)));
    }
    Injector injector = new Injector(stack, settings.seed());
    injectFaults(injector, new Recovery(stack, impatient), lanes);
    injector.awaitThaw();
    for (Thread thread : threads) {
      thread.join();
    }
    checkOnceMore(stack, patient, lanes);
  }

  private OwnStack.Wish wish() {
    List<TargetTable> tables = new ArrayList<>();
    for (int number = 1; number <= settings.lanes(); number++) {
      LaneTable.ofLane(number).forEach(each -> tables.add(each.table()));
    }
    return new OwnStack.Wish(settings.engine(), WORKERS, Map.of(), tables);
  }

  private List<Lane> lanes(OwnStack stack, LonghaulClient client) throws IOException, SQLException {
    List<Lane> lanes = new ArrayList<>();
    for (int number = 1; number <= settings.lanes(); number++) {
      Lane lane = new Lane(stack, client, tally, number, settings.seed());
      try (Connection connection = stack.connect()) {
        for (LaneTable table : lane.tables()) {
          table.table().create(connection);
        }
      }
      lanes.add(lane);
    }
    return lanes;
  }

  private void injectFaults(Injector injector, Recovery recovery, List<Lane> lanes)
      throws InterruptedException {
    FaultKind kind = plan.next();
    while (!isEnough()) {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS)).toNanos());
      Moment before = anyLoading(recovery, lanes);
      if (before != null && injector.inject(kind, before.operation())) {
        out.accept("%4d s  %-18s %s".formatted(elapsed().toSeconds(), kind, before.operation()));
        boolean alone = random.nextInt(ONE_IN_DOUBLED) > 0;
        overcome(kind, before, recovery, alone);
        kind = plan.next();
      }
    }
  }

  private @Nullable Moment anyLoading(Recovery recovery, List<Lane> lanes) {
    Collections.shuffle(lanes, random);
    for (Lane lane : lanes) {
      String id = lane.running();
      Moment moment = id == null ? null : recovery.loading(id);
      if (moment != null) {
        return moment;
      }
    }
    return null;
  }

  private void overcome(FaultKind kind, Moment before, Recovery recovery, boolean wait)
      throws InterruptedException {
    Thread watch = Thread.ofVirtual().start(() -> record(kind, before, recovery.await(before)));
    if (wait) {
      watch.join();
    }
  }

  private void record(FaultKind kind, Moment before, @Nullable Duration took) {
    if (took == null) {
      tally.problem(before.operation() + " made no progress after " + kind);
    } else {
      tally.recovered(kind, took);
    }
  }

  private void checkOnceMore(OwnStack stack, LonghaulClient client, List<Lane> lanes) {
    Verifier verifier = new Verifier(stack, client, tally);
    for (Lane lane : lanes) {
      lane.tables().forEach(table -> verifier.checkTable(table, "everything"));
    }
  }

  private boolean isEnough() {
    if (elapsed().compareTo(settings.limit()) > 0) {
      tally.problem("the run takes longer than " + settings.limit());
    }
    return tally.hasProblems() || tally.faults() >= settings.faults();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static LonghaulClient client(OwnStack stack, Duration budget) {
    return LonghaulClient.builder(stack.stack().gateway())
        .token(TokenSource.of(stack.stack().token(Role.CLIENT, "acme", "chaos")))
        .retryPolicy(RetryPolicy.DEFAULT.withBudget(budget))
        .build();
  }
}
