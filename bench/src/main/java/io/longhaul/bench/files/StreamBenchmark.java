package io.longhaul.bench.files;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.Memory;
import io.longhaul.bench.stack.PlainConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Ten gigabytes in through an upload and out through a download, and the gateway's memory. */
public final class StreamBenchmark implements Benchmark {
  private static final long GIB = 1L << 30;
  private static final int WANTED = 10;
  private static final long LEFT_FREE = 4 * GIB;
  private static final long WARM_UP = 256 << 20;
  private static final double FLAT = 64;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "streams-10g";
  }

  /** One direction. */
  private record Flow(double mibPerSecond, double grownMiB, double mostMiB) {}

  /** What is measured. */
  @FunctionalInterface
  private interface Transfer {
    void run() throws Exception;
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine())) {
      long length = length(plan, stack);
      String remark = "%,d MiB".formatted(length >> 20);
      if (!plan.quick() && length < WANTED * GIB) {
        remark += ", NOT 10 GiB: the disk has no room for more";
      }
      TusSender sender = new TusSender(stack);
      String path = GreatArtifact.make(stack, length);
      sender.delete(sender.upload(Math.min(length, WARM_UP)));
      download(stack, path, Math.min(length, WARM_UP));
      plan.out().accept("streams-10g: uploading " + remark);
      Flow in = flow(stack, length, () -> sender.delete(sender.upload(length)));
      plan.out().accept("streams-10g: downloading " + remark);
      Flow out = flow(stack, length, () -> download(stack, path, length));
      return List.of(
          grown("upload", in, remark + " made while it is sent, in one request"),
          rate("upload", in),
          grown("download", out, remark + ", an artifact that is a file with a hole"),
          rate("download", out));
    }
  }

  private static long length(Plan plan, BenchStack stack) throws IOException {
    long free = Files.getFileStore(stack.stack().home().blobs()).getUsableSpace() - LEFT_FREE;
    long wanted = plan.quick() ? GIB / 4 : WANTED * GIB;
    if (free < GIB / 4) {
      throw new IllegalStateException("The disk has no room for this benchmark");
    }
    return Math.min(wanted, free / (1 << 20) * (1 << 20));
  }

  private static Flow flow(BenchStack stack, long length, Transfer transfer) throws Exception {
    double before = Memory.now(stack.gatewayPid());
    long start = System.nanoTime();
    try (Memory memory = Memory.of(stack::gatewayPid)) {
      transfer.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Flow((length >> 20) / seconds, memory.most() - before, memory.most());
    }
  }

  private static void download(BenchStack stack, String path, long length) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nRange: bytes=0-%d\r\n\r\n"
            .formatted(path, stack.stack().gateway().getAuthority(), stack.token(), length - 1);
    try (PlainConnection connection = new PlainConnection(stack.stack().gateway(), TIMEOUT)) {
      var head = connection.ask(request.getBytes(StandardCharsets.US_ASCII));
      if (head.status() != 206 || connection.drain(head) != length) {
        throw new IOException("The download is not what it should be: " + head);
      }
    }
  }

  private static Figure grown(String what, Flow flow, String remark) {
    return Figure.plain(
            what + ": growth of the gateway's RSS",
            Sample.of(flow.grownMiB()),
            "MiB",
            Aim.atMost(FLAT))
        .noting(
            "%s; most %.0f MiB, looked at 4 times a second; -Xmx256m"
                .formatted(remark, flow.mostMiB()));
  }

  private static Figure rate(String what, Flow flow) {
    return Figure.plain(what + ": rate", Sample.of(flow.mibPerSecond()), "MiB/s", null);
  }
}
