package io.longhaul.bench.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LongSummaryStatistics;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Samples the resident memory of a process from outside, several times a second, until closed. */
public final class Memory implements AutoCloseable {
  private static final long BETWEEN_LOOKS = 250_000_000;

  private final LongSupplier pid;
  private final LongSummaryStatistics mebibytes = new LongSummaryStatistics();
  private volatile boolean closed;

  private Memory(LongSupplier pid) {
    this.pid = pid;
  }

  /** Begins now; the process is asked for at each look. */
  public static Memory of(LongSupplier pid) {
    Memory memory = new Memory(pid);
    Thread.ofVirtual().name("memory").start(memory::sample);
    return memory;
  }

  /** The resident memory of a process now, in MiB. */
  public static double now(long pid) throws IOException {
    return resident(pid) / 1024.0;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** The most that was seen, in MiB. */
  public synchronized double most() {
    return mebibytes.getCount() == 0 ? 0 : mebibytes.getMax();
  }

  private void sample() {
    while (!closed) {
      try {
        add(resident(pid.getAsLong()) >> 10);
      } catch (IOException | NumberFormatException e) {
        // the process is gone between two looks
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  private synchronized void add(long value) {
    mebibytes.accept(value);
  }

  /** In KiB, as {@code ps} of Linux and macOS tells it. */
  private static long resident(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    return Long.parseLong(
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
  }
}
