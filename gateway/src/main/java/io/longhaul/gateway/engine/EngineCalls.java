package io.longhaul.gateway.engine;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.StatusUtils;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Calls to the engine, so many at a time, each with a deadline that holds whatever happens.
 * Thread-safe.
 */
final class EngineCalls {

  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 120;

  private final WorkflowClient client;
  private final EngineSettings settings;
  private final ScheduledExecutorService clock;
  private final EnginePlaces places;

  EngineCalls(WorkflowClient client, EngineSettings settings, ScheduledExecutorService clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.places =
        new EnginePlaces(
            settings.concurrentCalls(), settings.callTimeout().multipliedBy(4).dividedBy(5));
  }

  String namespace() {
    return client.getOptions().getNamespace();
  }

  String identity() {
    return client.getOptions().getIdentity();
  }

  /**
   * A call that may be repeated. Tries again while the engine cannot be reached and time is left.
   *
   * @throws StatusRuntimeException for what the engine refuses
   * @throws ProblemException ENGINE_UNAVAILABLE when it does not answer
   */
  <T> T call(Function<WorkflowServiceBlockingStub, T> rpc) {
    enter();
    try {
      T answer = repeated(rpc);
      places.answered();
      return answer;
    } catch (StatusRuntimeException e) {
      // A refusal is an answer.
      places.answered();
      throw e;
    } finally {
      places.leave();
    }
  }

  private void enter() {
    if (!places.enter()) {
      throw unavailable(
          Status.DEADLINE_EXCEEDED
              .withDescription("none of the calls before this one was answered")
              .asRuntimeException());
    }
  }

  private <T> T repeated(Function<WorkflowServiceBlockingStub, T> rpc) {
    long deadline = System.nanoTime() + settings.callTimeout().toNanos();
    while (true) {
      try {
        return once(rpc, Duration.ofNanos(deadline - System.nanoTime()));
      } catch (StatusRuntimeException e) {
        long pause =
            ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        boolean timeLeft = deadline - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(pause);
        if (!isWorthAnotherTry(e) || !timeLeft) {
          throw refusedOrUnavailable(e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      }
    }
  }

  /** One try, and no more time than this. */
  <T> T once(Function<WorkflowServiceBlockingStub, T> rpc, Duration limit) {
    return rpc.apply(
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS));
  }

  /** A call through the SDK, which repeats it by itself; the deadline holds for all of it. */
  <T> T throughClient(Callable<T> call) throws Exception {
    enter();
    Context.CancellableContext context =
        Context.current()
            .withDeadlineAfter(settings.callTimeout().toNanos(), TimeUnit.NANOSECONDS, clock);
    try {
      T answer = context.call(call);
      places.answered();
      return answer;
    } finally {
      context.cancel(null);
      places.leave();
    }
  }

  /**
   * Starts an execution whose options refuse an id that was used before.
   *
   * @return false when there is or was one with its id
   * @throws StatusRuntimeException for what else the engine refuses
   * @throws ProblemException ENGINE_UNAVAILABLE when it does not answer
   */
  boolean startsNew(String type, WorkflowOptions options, Object argument) {
    try {
      return throughClient(() -> {
        client.newUntypedWorkflowStub(type, options).start(argument);
        return true;
      });
    } catch (WorkflowExecutionAlreadyStarted e) {
      places.answered();
      return false;
    } catch (StatusRuntimeException e) {
      throw refusedOrUnavailable(e);
    } catch (WorkflowException e) {
      throw e.getCause() instanceof StatusRuntimeException cause ? refusedOrUnavailable(cause) : e;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  WorkflowClient client() {
    return client;
  }

  /** The same failure when the engine has refused; a problem when it has not answered. */
  RuntimeException refusedOrUnavailable(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE,
          DEADLINE_EXCEEDED,
          RESOURCE_EXHAUSTED,
          CANCELLED,
          ABORTED,
          UNKNOWN,
          INTERNAL ->
          unavailable(e);
      case NOT_FOUND ->
          StatusUtils.hasFailure(e, NamespaceNotFoundFailure.class) ? unavailable(e) : e;
      default -> e;
    };
  }

  private ProblemException unavailable(StatusRuntimeException e) {
    EngineLog.unavailable(e);
    return new ProblemException(
            ErrorCode.ENGINE_UNAVAILABLE,
            "The engine does not answer at the moment; nothing is lost. Try the same request"
                + " again.")
        .retryAfter(settings.retryAfter());
  }

  // A busy workflow is one that was started or written to a moment ago.
  private static boolean isWorthAnotherTry(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED;
  }
}
