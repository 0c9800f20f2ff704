package io.longhaul.bench.files;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.stack.BenchStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** An upload of one file, beside a handler of the JDK's server that writes the body to a file. */
public final class UploadBenchmark implements Benchmark {
  private static final int MEBIBYTES = 512;

  @Override
  public String name() {
    return "uploads";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    long length = (long) plan.sized(MEBIBYTES, 32) << 20;
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine());
        BareServer bare = BareServer.start(stack.file("bare"))) {
      stack.freezeWorkers();
      TusSender sender = new TusSender(stack);
      plan.out().accept("uploads: gateway and bare server in turns");
      Result<Double> result =
          Alternation.run(
              plan.repetitions(),
              repetition -> gateway(sender, length),
              repetition -> bare(sender, bare, stack.file("bare"), length));
      Sides sides =
          new Sides(
              "tus upload",
              result.ours(Function.identity()),
              "bare handler",
              result.theirs(Function.identity()));
      return List.of(
          Figure.ratio("upload ÷ bare JDK handler", sides, "MiB/s", Aim.atLeast(0.8))
              .noting(
                  "one file of %d MiB over loopback, creation included; the gateway takes its SHA-256 and waits for the disk, the handler does not"
                      .formatted(length >> 20)));
    }
  }

  private static double gateway(TusSender sender, long length) throws Exception {
    long start = System.nanoTime();
    String path = sender.upload(length);
    double rate = rate(length, start);
    sender.delete(path);
    return rate;
  }

  private static double bare(TusSender sender, BareServer bare, Path directory, long length)
      throws Exception {
    long start = System.nanoTime();
    sender.put(bare.address(), "/file", length);
    double rate = rate(length, start);
    Path file = directory.resolve("file");
    if (Files.size(file) != length) {
      throw new IllegalStateException("The bare server lost bytes");
    }
    Files.delete(file);
    return rate;
  }

  private static double rate(long length, long start) {
    return (length >> 20) / ((System.nanoTime() - start) / 1e9);
  }
}
