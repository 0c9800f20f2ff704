package io.longhaul.worker.engine;

import io.temporal.worker.Worker;
import java.util.function.Consumer;

/**
 * Work that is no operation: a task queue, and what is registered for it.
 *
 * @param activities how many activities run at once
 * @param registration registers workflows and activities on a worker that polls the queue
 */
public record Chore(String taskQueue, int activities, Consumer<Worker> registration) {

  /** Work that comes now and then, and is done one by one. */
  public Chore(String taskQueue, Consumer<Worker> registration) {
    this(taskQueue, 1, registration);
  }
}
