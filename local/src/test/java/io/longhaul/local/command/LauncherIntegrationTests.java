package io.longhaul.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.local.FakeApplication;
import io.longhaul.local.LeftOvers;
import io.longhaul.local.StackState;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Ports;
import io.longhaul.local.supervision.Await;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Processes;
import io.longhaul.local.supervision.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as programs of their own: the launcher is stopped, killed and started again. */
class LauncherIntegrationTests {
  @TempDir private Path directory = Path.of("");
  private Home home = new Home(Path.of(""));
  private final List<String> ports = Ports.free().options();

  @BeforeEach
  void prepare() throws IOException {
    home = new Home(directory.resolve("home"));
    FakeApplication.repository(directory.resolve("repository"));
    var programs = Files.createDirectories(directory.resolve("programs"));
    var engine = Path.of(System.getProperty("longhaul.engine", "")).toAbsolutePath();
    var script =
        Files.writeString(
            programs.resolve("temporal"), "#!/bin/sh\nexec '" + engine + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void stopEverything() throws Exception {
    run("down");
    LeftOvers.stop(home);
  }

  @Test
  void detachedStackIsSeenAndStoppedByOtherCommands() throws Exception {
    var up = run(withPorts("up", "--detach", "--workers", "1"));

    assertThat(up.exitCode()).as(up.output()).isZero();
    var status = run("status");
    assertThat(status.exitCode()).as(status.output()).isZero();
    assertThat(status.output()).contains("worker-1", "database", "engine", "gateway", "launcher");
    assertThat(run("status", "--json").output()).contains("\"running\":true", "\"ready\":true");
    assertThat(run("logs", "database").output()).contains("ready to accept connections");

    var down = run("down");
    assertThat(down.exitCode()).as(down.output()).isZero();
    assertThat(run("status").exitCode()).isEqualTo(3);
    assertThat(LeftOvers.count(home)).isZero();
  }

  @Test
  void startAfterAKilledLauncherTakesOverAndKeepsThePorts() throws Exception {
    assertThat(run(withPorts("up", "--detach")).exitCode()).isZero();
    var first = state();
    Signals.send("KILL", first.launcher());
    Await.until("the launcher is gone", () -> first.launcherProcess() == null);
    assertThat(LeftOvers.count(home)).isEqualTo(5);

    var again = run("up", "--detach");

    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(state().addresses())
        .usingRecursiveComparison()
        .ignoringFields("engineHttp") // chosen anew at each start
        .isEqualTo(first.addresses());
    assertThat(state().processes())
        .extracting(ChildStatus::pid)
        .doesNotContainAnyElementsOf(first.processes().stream().map(ChildStatus::pid).toList());
    assertThat(first.processes())
        .noneMatch(child -> ProcessHandle.of(child.pid()).filter(Processes::isRunning).isPresent());
  }

  @Test
  void downStopsWhatAKilledLauncherLeft() throws Exception {
    assertThat(run(withPorts("up", "--detach", "--workers", "1")).exitCode()).isZero();
    Signals.send("KILL", state().launcher());

    assertThat(run("status").output()).contains("Its launcher was killed");
    assertThat(run("down").exitCode()).isZero();

    assertThat(LeftOvers.count(home)).isZero();
  }

  @Test
  void secondStartOnTheSameHomeSaysSo() throws Exception {
    assertThat(run(withPorts("up", "--detach", "--workers", "1")).exitCode()).isZero();

    var second = run("up", "--detach");

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output()).contains("already running");
    assertThat(run("status").exitCode()).isZero();
  }

  @Test
  void foregroundStackIsStoppedInOrderByASignal() throws Exception {
    var launcher = start(withPorts("up", "--workers", "1"));
    Await.until("the stack is ready", this::isReady);

    launcher.destroy();
    launcher.waitFor();

    assertThat(launcher.exitValue()).isEqualTo(128 + 15);
    assertThat(Files.readString(directory.resolve("output")))
        .containsSubsequence(
            "stopping worker-1", "stopping gateway", "stopping engine", "stopping database");
    assertThat(LeftOvers.count(home)).isZero();
  }

  private record Result(int exitCode, String output) {}

  private boolean isReady() {
    var state = StackState.read(home);
    return state != null && state.ready();
  }

  private StackState state() {
    return Objects.requireNonNull(StackState.read(home));
  }

  private String[] withPorts(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(ports);
    return all.toArray(String[]::new);
  }

  private Result run(String... arguments) throws Exception {
    var process = start(arguments);
    int exitCode = process.waitFor();
    return new Result(
        exitCode, Files.readString(directory.resolve("output"), StandardCharsets.UTF_8));
  }

  private Process start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlonghaul.repository=" + directory.resolve("repository"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("LONGHAUL_HOME", home.directory().toString());
    builder
        .environment()
        .merge("PATH", directory.resolve("programs") + ":", (path, programs) -> programs + path);
    return builder.start();
  }
}
