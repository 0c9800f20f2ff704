package io.longhaul.worker.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.longhaul.workflows.operation.OperationKind;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.worker.Worker;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a recorded execution of a kind before the worker takes work, so that whoever takes
 * over from another does not lose seconds by loading code. Nothing but speed depends on it.
 */
final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private Rehearsal() {}

  static void play(OperationKind kind, Worker worker) {
    kind.rehearsal().ifPresent(history -> play(kind.name(), worker, history));
  }

  private static void play(String kind, Worker worker, String history) {
    long start = System.nanoTime();
    try {
      worker.replayWorkflowExecution(parsed(history));
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      LOG.info("Rehearsed {} in {} ms", kind, took);
    } catch (Exception | LinkageError e) {
      LOG.warn("{} was not rehearsed; its first task will be slower", kind, e);
    }
  }

  // The SDK's own reader needs a JSON path library, which it does not bring.
  private static WorkflowExecutionHistory parsed(String history)
      throws InvalidProtocolBufferException {
    History.Builder builder = History.newBuilder();
    JsonFormat.parser().merge(history, builder);
    return new WorkflowExecutionHistory(builder.build());
  }
}
