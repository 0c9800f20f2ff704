package io.longhaul.local.application;

import java.io.IOException;

/** What a program is asked to do while the JVM watches it in its {@link Training}. */
@FunctionalInterface
public interface Exercise {
  /** Asks it; the program is told to end afterwards. */
  void run(Process program) throws IOException, InterruptedException;
}
