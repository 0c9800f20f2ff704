package io.longhaul.local.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of one of the stack's JVMs. */
public final class JavaCommand {
  private static final String HEAP = "-Xmx256m";
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JavaCommand() {}

  /** The {@code java} that runs this program. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Runs a jar.
   *
   * @param mark an argument that no other program carries
   */
  public static List<String> of(ApplicationJar jar, String mark) {
    var command = new ArrayList<>(List.of(java().toString(), mark, HEAP));
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", jar.file().toString()));
    return List.copyOf(command);
  }
}
