package io.longhaul.local.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory processes take. */
public final class Memory {
  private static final long KIB = 1024;

  private Memory() {}

  /**
   * Bytes of a process and all its descendants. On Linux pages that several share are counted once
   * in all (proportional set size); elsewhere the resident sets are added up.
   */
  public static long ofTree(long pid) {
    return ProcessHandle.of(pid)
        .map(root -> Stream.concat(Stream.of(root), root.descendants()))
        .orElse(Stream.empty())
        .mapToLong(process -> of(process.pid()))
        .sum();
  }

  private static long of(long pid) {
    var rollup = Path.of("/proc", "" + pid, "smaps_rollup");
    try {
      return Files.isReadable(rollup) ? proportional(rollup) : resident(pid);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long proportional(Path rollup) throws IOException {
    return Files.readAllLines(rollup).stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
        .sum();
  }

  private static long resident(long pid) throws IOException {
    var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + pid).start();
    var output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return output.isEmpty() ? 0 : Long.parseLong(output) * KIB;
  }
}
