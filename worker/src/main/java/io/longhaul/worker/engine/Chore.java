package io.longhaul.worker.engine;

import io.temporal.worker.Worker;
import java.util.function.Consumer;

/**
 * Work that is no operation: a task queue, and what is registered for it.
 *
 * @param registration registers workflows and activities on a worker that polls the queue
 */
public record Chore(String taskQueue, Consumer<Worker> registration) {}
