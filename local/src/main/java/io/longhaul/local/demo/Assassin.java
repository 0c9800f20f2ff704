package io.longhaul.local.demo;

import io.longhaul.client.Operation;
import io.longhaul.client.display.Amounts;
import io.longhaul.local.RunningStack;
import io.longhaul.local.demo.WorkerOfOperation.Holder;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Signals;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kills the worker that holds the import, once it is well under way, and notices who takes over.
 */
final class Assassin {
  private static final double WHEN = 0.35;

  private final RunningStack stack;
  private final WorkerOfOperation engine;
  private final Consumer<String> say;
  private @Nullable Holder victim;
  private long killedAt;
  private long rowsThen;
  private @Nullable Holder successor;

  Assassin(RunningStack stack, WorkerOfOperation engine, Consumer<String> say) {
    this.stack = stack;
    this.engine = engine;
    this.say = say;
  }

  /** Looks at the operation and does what is due. */
  void look(Operation operation) throws InterruptedException {
    var progress = operation.progress();
    if (progress == null || !progress.step().equals("load")) {
      return;
    }
    var killed = victim;
    if (killed == null && progress.done() > WHEN * DemoImport.RECORDS) {
      kill(operation.id(), progress.done());
    } else if (killed != null && successor == null) {
      noticeSuccessor(operation.id(), killed);
    }
  }

  /** Whether a worker was killed while it held the import, and another one took over. */
  boolean succeeded() {
    return successor != null;
  }

  private void kill(String operation, long rows) throws InterruptedException {
    var holder = engine.find(operation);
    var process = holder == null ? null : process(holder.worker());
    if (holder == null || process == null) {
      return;
    }
    Signals.send("KILL", process.pid());
    victim = holder;
    killedAt = System.nanoTime();
    rowsThen = rows;
    say.accept("");
    say.accept(
        "  SIGKILL to %s (process %d), which holds the import, after %s of %s records."
            .formatted(
                holder.worker(),
                process.pid(),
                Amounts.count(rows),
                Amounts.count(DemoImport.RECORDS)));
    say.accept(
        "  The engine misses its heartbeat within 5 s and gives the step to another worker.");
  }

  private void noticeSuccessor(String operation, Holder victim) throws InterruptedException {
    var holder = engine.find(operation);
    if (holder == null || holder.attempt() <= victim.attempt()) {
      return;
    }
    successor = holder;
    var waited = Duration.ofNanos(System.nanoTime() - killedAt).toMillis() / 1000.0;
    say.accept(
        "  %s took over after %.1f s and goes on behind the last committed chunk, at about record %s."
            .formatted(holder.worker(), waited, Amounts.count(rowsThen)));
    say.accept("");
  }

  private @Nullable ChildStatus process(String name) {
    return stack.state().processes().stream()
        .filter(child -> child.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
