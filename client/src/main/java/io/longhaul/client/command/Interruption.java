package io.longhaul.client.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Says, when the user presses Ctrl-C, what goes on without them. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  Interruption(PrintStream err, Supplier<List<String>> lines) {
    hook =
        new Thread(
            () -> {
              err.println();
              lines.get().forEach(err::println);
              err.flush();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has said so.
    }
  }
}
