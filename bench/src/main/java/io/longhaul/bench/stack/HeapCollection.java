package io.longhaul.bench.stack;

import java.io.IOException;
import java.nio.file.Path;

/** A full collection of a JVM's heap, so that what is used afterwards is what lives. */
public final class HeapCollection {
  private HeapCollection() {}

  /**
   * Makes it.
   *
   * @throws IllegalStateException when the process cannot be told to
   */
  public static void of(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process told =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (told.waitFor() != 0) {
      throw new IllegalStateException("The heap of process " + pid + " cannot be collected");
    }
  }
}
