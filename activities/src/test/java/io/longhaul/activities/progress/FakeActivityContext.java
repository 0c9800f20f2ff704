package io.longhaul.activities.progress;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.ManualActivityCompletionClient;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import io.temporal.common.CancellationToken;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An activity's context without an engine: hears heartbeats, and cancels when it is told to. */
public final class FakeActivityContext implements ActivityExecutionContext {

  /** The heartbeat time-out of all attempts. */
  public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

  private final List<StepProgress> heartbeats = new CopyOnWriteArrayList<>();
  private final int attempt;
  private final Instant scheduledAt;
  private final @Nullable StepProgress earlier;
  private volatile boolean canceled;
  private volatile Consumer<StepProgress> listener = progress -> {};

  /**
   * @param earlier the last heartbeat of the attempt before; null for the first
   */
  public FakeActivityContext(int attempt, Instant scheduledAt, @Nullable StepProgress earlier) {
    this.attempt = attempt;
    this.scheduledAt = scheduledAt;
    this.earlier = earlier;
  }

  /** The first attempt, scheduled now. */
  public FakeActivityContext() {
    this(1, Instant.now(), null);
  }

  public List<StepProgress> heartbeats() {
    return List.copyOf(heartbeats);
  }

  public void onHeartbeat(Consumer<StepProgress> listener) {
    this.listener = listener;
  }

  /** From now on heartbeats answer that the activity is to stop. */
  public void cancel() {
    canceled = true;
  }

  @Override
  public <V> void heartbeat(V details) throws ActivityCompletionException {
    StepProgress progress = (StepProgress) details;
    heartbeats.add(progress);
    listener.accept(progress);
    if (canceled) {
      throw new ActivityCanceledException(getInfo());
    }
  }

  @Override
  public ActivityInfo getInfo() {
    return (ActivityInfo)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ActivityInfo.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAttempt" -> attempt;
                  case "getScheduledTimestamp" -> scheduledAt.toEpochMilli();
                  case "getHeartbeatTimeout" -> HEARTBEAT_TIMEOUT;
                  case "isInWorkflow" -> true;
                  default -> {
                    if (method.getReturnType() == String.class) {
                      yield "fake";
                    }
                    throw new UnsupportedOperationException(method.getName());
                  }
                });
  }

  @Override
  public <V> Optional<V> getHeartbeatDetails(Class<V> type) {
    return Optional.ofNullable(earlier).map(type::cast);
  }

  @Override
  public <V> Optional<V> getHeartbeatDetails(Class<V> type, Type genericType) {
    return getHeartbeatDetails(type);
  }

  @Override
  public <V> Optional<V> getLastHeartbeatDetails(Class<V> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V> Optional<V> getLastHeartbeatDetails(Class<V> type, Type genericType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] getTaskToken() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CancellationToken<ActivityCanceledException> getCancellationToken() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void doNotCompleteOnReturn() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isDoNotCompleteOnReturn() {
    return false;
  }

  @Override
  public boolean isUseLocalManualCompletion() {
    return false;
  }

  @Override
  public ManualActivityCompletionClient useLocalManualCompletion() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Scope getMetricsScope() {
    return new NoopScope();
  }

  @Override
  public WorkflowClient getWorkflowClient() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object getInstance() {
    throw new UnsupportedOperationException();
  }
}
