package io.longhaul.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals by name, also to processes that are not our children. */
public final class Signals {
  private Signals() {}

  /** Sends the signal; a process that is gone already is fine. */
  public static void send(String signal, long pid) {
    try {
      var command = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid);
      command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      command.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send a signal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
