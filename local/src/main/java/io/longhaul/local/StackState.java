package io.longhaul.local;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.OwnerOnly;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running stack writes into its home, for other commands and for the launcher after a crash.
 *
 * @param launcher process id of the launcher
 * @param launcherStartedAt tells it from another process that got the same id later
 * @param ready whether everything has been started
 */
public record StackState(
    long launcher,
    @Nullable Instant launcherStartedAt,
    boolean ready,
    Addresses addresses,
    List<ChildStatus> processes) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * Where the parts of a stack are reached.
   *
   * @param engineHttp Temporal's own HTTP API; like the Web UI empty when the engine is not the
   *     stack's
   */
  public record Addresses(
      String gateway,
      String management,
      String engine,
      String engineHttp,
      String engineUi,
      String database) {}

  static StackState now(boolean ready, Addresses addresses, List<ChildStatus> processes) {
    var self = ProcessHandle.current();
    return new StackState(
        self.pid(), self.info().startInstant().orElse(null), ready, addresses, processes);
  }

  /** The last state written, or null when the stack has been stopped in order, or never started. */
  public static @Nullable StackState read(Home home) {
    try {
      return JSON.readValue(Files.readString(home.state()), StackState.class);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + home.state(), e);
    }
  }

  void write(Home home) {
    try {
      OwnerOnly.write(home.state(), JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + home.state(), e);
    }
  }

  static void remove(Home home) {
    try {
      Files.deleteIfExists(home.state());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + home.state(), e);
    }
  }

  /** The launcher that wrote this, or null when it is gone. */
  public @Nullable ProcessHandle launcherProcess() {
    return ProcessHandle.of(launcher)
        .filter(process -> Processes.isRunning(process) && startedThen(process))
        .orElse(null);
  }

  private boolean startedThen(ProcessHandle process) {
    return launcherStartedAt == null
        || launcherStartedAt.equals(process.info().startInstant().orElse(null));
  }
}
