package io.longhaul.worker.engine;

import static java.util.Objects.requireNonNull;

import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two lines of log per attempt, which carry the request that caused it; and the number of the
 * attempt in what it fails with. The SDK's own line is switched off: it has a stack trace even for
 * what the catalogue of errors explains.
 */
final class ActivityLog extends WorkerInterceptorBase {

  private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Calls(next);
  }

  private static final class Calls extends ActivityInboundCallsInterceptorBase {

    private @Nullable ActivityInfo info;

    Calls(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = context.getInfo();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      ActivityInfo activity = requireNonNull(info);
      String name = activity.getActivityType();
      LOG.info("{} starts, attempt {}", name, activity.getAttempt());
      long start = System.nanoTime();
      try {
        ActivityOutput output = super.execute(input);
        LOG.info("{} ended after {} ms", name, millisSince(start));
        return output;
      } catch (ActivityCompletionException | CanceledFailure stopped) {
        LOG.info("{} stopped after {} ms", name, millisSince(start));
        throw stopped;
      } catch (ApplicationFailure failure) {
        logFailure(failure, activity, millisSince(start));
        throw Failures.attempted(failure, activity.getAttempt());
      } catch (RuntimeException | Error unexpected) {
        LOG.error("{} failed unexpectedly after {} ms", name, millisSince(start), unexpected);
        throw unexpected;
      }
    }

    private static void logFailure(ApplicationFailure failure, ActivityInfo activity, long millis) {
      ErrorCode code = ErrorCode.ofName(failure.getType());
      if (failure.getCategory() == ApplicationErrorCategory.BENIGN) {
        LOG.info("{} goes back: {}", activity.getActivityType(), failure.getOriginalMessage());
      } else if (code == null) {
        LOG.error("{} failed after {} ms", activity.getActivityType(), millis, failure);
      } else {
        LOG.warn(
            "{} failed after {} ms, attempt {}: {}: {}",
            activity.getActivityType(),
            millis,
            activity.getAttempt(),
            code,
            failure.getOriginalMessage());
      }
    }

    private static long millisSince(long start) {
      return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
  }
}
