package io.longhaul.bench.stack;

import java.time.Duration;

/** The processor time that a process has used so far. */
public final class ProcessCpu {
  private ProcessCpu() {}

  /**
   * Since it was started.
   *
   * @throws IllegalStateException when it is gone, or the system does not tell
   */
  public static Duration of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("Nothing is known of process " + pid));
  }
}
