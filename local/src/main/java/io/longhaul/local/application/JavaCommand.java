package io.longhaul.local.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of one of the stack's JVMs. */
final class JavaCommand {
  /** What the stack's JVMs run with; an ahead-of-time cache is good for these only. */
  static final List<String> FLAGS =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          // The second compiler takes half of a start's processor time and a good part of what a
          // takeover waits for, where there are few cores.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JavaCommand() {}

  /** Runs a jar with the flags and some more. */
  static List<String> of(Path jar, List<String> more) {
    var command = new ArrayList<>(List.of(CurrentJava.program().toString()));
    command.addAll(more);
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", jar.toString()));
    return List.copyOf(command);
  }
}
