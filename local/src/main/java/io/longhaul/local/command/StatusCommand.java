package io.longhaul.local.command;

import io.longhaul.local.LeftOvers;
import io.longhaul.local.StackState;
import io.longhaul.local.supervision.ChildState;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Memory;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows the processes of a stack. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the stack's processes. Exit code 0: all are ready; 1: some are not; 3: no stack is running.",
    footer = {"", "  ./longhaul status", "  ./longhaul status --json"})
final class StatusCommand implements Callable<Integer> {
  private static final int DEGRADED = 1;
  private static final int NOT_RUNNING = 3;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var home = Surroundings.home();
    var out = spec.commandLine().getOut();
    var state = StackState.read(home);
    var running = state != null && state.launcherProcess() != null;
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(document(running ? state : null)));
    } else if (state == null || !running) {
      out.println(
          "No stack is running in " + home.directory() + "." + leftOvers(LeftOvers.count(home)));
    } else {
      print(state, out);
    }
    out.flush();
    return state == null || !running ? NOT_RUNNING : exitCode(state);
  }

  private static int exitCode(StackState state) {
    var allReady = state.processes().stream().allMatch(child -> child.state() == ChildState.READY);
    return state.ready() && allReady ? 0 : DEGRADED;
  }

  private static String leftOvers(int count) {
    return count == 0
        ? ""
        : " Its launcher was killed and %d of its processes still run: ./longhaul up takes over, ./longhaul down stops them."
            .formatted(count);
  }

  private static void print(StackState state, PrintWriter out) {
    out.printf(
        "%-10s %8s  %-11s %8s %9s  %s%n", "NAME", "PID", "STATE", "RESTARTS", "MEMORY", "ADDRESS");
    out.printf(
        "%-10s %8d  %-11s %8s %9s%n",
        "launcher",
        state.launcher(),
        state.ready() ? "ready" : "starting",
        "",
        memory(Memory.ofTree(state.launcher()) - children(state)));
    for (var child : state.processes()) {
      out.printf(
          "%-10s %8d  %-11s %8d %9s  %s%n",
          child.name(),
          child.pid(),
          word(child),
          child.restarts(),
          memory(Memory.ofTree(child.pid())),
          child.address());
    }
    var total = memory(Memory.ofTree(state.launcher()));
    out.printf("%-10s %8s  %-11s %8s %9s%n", "all", "", "", "", total);
    new AddressTable(state).print(out);
  }

  private static Map<String, @Nullable Object> document(@Nullable StackState state) {
    var document = new LinkedHashMap<String, @Nullable Object>();
    document.put("running", state != null);
    if (state != null) {
      document.put("ready", state.ready());
      document.put("launcher", state.launcher());
      document.put("addresses", state.addresses());
      document.put("processes", state.processes().stream().map(StatusCommand::document).toList());
    }
    return document;
  }

  private static Map<String, @Nullable Object> document(ChildStatus child) {
    var document = new LinkedHashMap<String, @Nullable Object>();
    document.put("name", child.name());
    document.put("pid", child.pid());
    document.put("state", word(child));
    document.put("restarts", child.restarts());
    document.put("lastExit", child.lastExit());
    document.put("startedAt", child.startedAt() == null ? null : child.startedAt().toString());
    document.put("memoryBytes", Memory.ofTree(child.pid()));
    document.put("address", child.address());
    return document;
  }

  private static String word(ChildStatus child) {
    return child.state().name().toLowerCase(Locale.ROOT);
  }

  private static long children(StackState state) {
    return state.processes().stream().mapToLong(child -> Memory.ofTree(child.pid())).sum();
  }

  private static String memory(long bytes) {
    return bytes / (1 << 20) + " MiB";
  }
}
