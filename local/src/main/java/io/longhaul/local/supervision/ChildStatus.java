package io.longhaul.local.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look at a child.
 *
 * @param pid of the process that runs or ran last, 0 before the first
 * @param startedAt when that process started, by the operating system's record: it tells it from
 *     another one that got the same pid later
 * @param restarts how often it was started after the first time
 * @param lastExit the exit code of the process before this one
 */
public record ChildStatus(
    String name,
    long pid,
    @Nullable Instant startedAt,
    ChildState state,
    int restarts,
    @Nullable Integer lastExit,
    String address) {

  static ChildStatus before(String name) {
    return new ChildStatus(name, 0, null, ChildState.STARTING, 0, null, "");
  }

  ChildStatus started(ProcessHandle process, String at) {
    return new ChildStatus(
        name,
        process.pid(),
        process.info().startInstant().orElse(null),
        ChildState.STARTING,
        restarts,
        lastExit,
        at);
  }

  ChildStatus in(ChildState next) {
    return new ChildStatus(name, pid, startedAt, next, restarts, lastExit, address);
  }

  ChildStatus died(int exitCode) {
    return new ChildStatus(
        name, pid, startedAt, ChildState.RESTARTING, restarts + 1, exitCode, address);
  }
}
