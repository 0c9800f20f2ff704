package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.WatchOptions;
import io.longhaul.client.display.ProgressDisplay;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches an operation for a person, who may leave at any time. */
record Following(LonghaulClient client, Surroundings surroundings, ProgressDisplay display) {

  /** Progress that comes less often than this looks as if it had stopped. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Says a line and follows the operation to its end, or to where a person is needed. */
  Operation follow(String line, String id) {
    display.say(line);
    return follow(id, null, false, operation -> {});
  }

  Operation follow(
      String id, @Nullable Duration limit, boolean throughAttention, Consumer<Operation> each) {
    WatchOptions options = new WatchOptions(limit, LOOK, throughAttention);
    try (Interruption _ = new Interruption(surroundings.err(), () -> goesOn(id))) {
      return client.watch(
          id,
          options,
          operation -> {
            display.changed(operation);
            each.accept(operation);
          });
    }
  }

  private List<String> goesOn(String id) {
    String program = surroundings.program();
    return List.of(
        "The operation " + id + " goes on without you.",
        "  Follow it again:  " + program + " watch " + id,
        "  Cancel it:        " + program + " cancel " + id);
  }
}
