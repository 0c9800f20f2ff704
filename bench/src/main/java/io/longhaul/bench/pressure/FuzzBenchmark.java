package io.longhaul.bench.pressure;

import io.longhaul.bench.imports.BenchTable;
import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.StartOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A hundred thousand spoilt requests: nothing may break, hang, or be forgotten. */
public final class FuzzBenchmark implements Benchmark {
  private static final int REQUESTS = 100_000;
  private static final int THREADS = 16;
  private static final long SEED = 4;
  private static final long PROGRESS = 10_000;

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int requests = plan.sized(REQUESTS, 2_000);
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine());
        LonghaulClient client = stack.client()) {
      Map<String, Object> input = BenchTable.prepareSmall(stack, client);
      stack.freezeWorkers();
      String operation =
          client.submit(BenchTable.KIND, input, StartOptions.NONE, "fuzz-sample").operation().id();
      Seeds.About about =
          new Seeds.About(operation, String.valueOf(input.get("file")), stack.token());
      FuzzTally tally = new FuzzTally();
      long start = System.nanoTime();
      send(plan, stack.stack().gateway(), about, tally, requests);
      double seconds = (System.nanoTime() - start) / 1e9;
      plan.out().accept("fuzz: " + tally);
      plan.out().accept("fuzz: looking for " + tally.accepted().size() + " accepted operations");
      int lost = lost(stack.stack().gateway(), about, tally);
      return figures(
          tally,
          lost,
          "%,d requests, seed %d, %.0f per s".formatted(requests, SEED, requests / seconds));
    }
  }

  private static void send(Plan plan, URI gateway, Seeds.About about, FuzzTally tally, int requests)
      throws Exception {
    AtomicLong next = new AtomicLong();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            threads.submit(() -> {
              try (FuzzSender sender = new FuzzSender(gateway, tally)) {
                for (long number = next.getAndIncrement();
                    number < requests;
                    number = next.getAndIncrement()) {
                  if (number % PROGRESS == 0) {
                    plan.out().accept("fuzz: request " + number + " of " + requests);
                  }
                  sender.send(number, new Mutations(SEED + number).of(Seeds.of(about, number)));
                }
              }
              return null;
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private static int lost(URI gateway, Seeds.About about, FuzzTally tally) throws Exception {
    int lost = 0;
    try (FuzzSender sender = new FuzzSender(gateway, new FuzzTally())) {
      for (String id : tally.accepted()) {
        FuzzRequest read =
            FuzzRequest.of("GET", "/v1/operations/" + id)
                .with("Authorization", "Bearer " + about.token());
        if (sender.status(read) != 200) {
          lost++;
        }
      }
    }
    return lost;
  }

  private static List<Figure> figures(FuzzTally tally, int lost, String how) {
    return List.of(
        none(
            "fuzz: answers of 500 and more",
            tally.serverErrors(),
            how + "; " + tally + tally.shown()),
        none(
            "fuzz: hangs",
            tally.hangs(),
            "no answer within " + FuzzSender.LIMIT.toSeconds() + " s"),
        none("fuzz: connections closed without an answer", tally.silent(), how),
        none(
            "fuzz: lost operations",
            lost,
            "%,d were accepted, and each was read again afterwards; all workers frozen"
                .formatted(tally.accepted().size())));
  }

  private static Figure none(String name, int count, String note) {
    return Figure.plain(name, Sample.of((double) count), "", Aim.atMost(0)).noting(note);
  }
}
