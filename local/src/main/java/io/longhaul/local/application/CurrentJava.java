package io.longhaul.local.application;

import java.nio.file.Path;

/** The Java that runs this program, and with it all programs of the stack. */
public final class CurrentJava {
  private CurrentJava() {}

  /** Its {@code java} program. */
  public static Path program() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Which build of the virtual machine it is: an ahead-of-time cache is good for this one only. */
  static String build() {
    return System.getProperty("java.vm.version") + " " + System.getProperty("os.arch");
  }
}
