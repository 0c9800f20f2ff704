package io.longhaul.workflows.correlation;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Correlation} in the headers of workflows and activities. Thread-safe. */
public final class CorrelationPropagator implements ContextPropagator {

  @Override
  public String getName() {
    return "longhaul-correlation";
  }

  @Override
  public Map<String, Payload> serializeContext(Object context) {
    Map<String, Payload> headers = new HashMap<>();
    if (context instanceof Correlation correlation) {
      put(headers, Correlation.REQUEST_ID, correlation.requestId());
      put(headers, Correlation.TRACEPARENT, correlation.traceparent());
    }
    return headers;
  }

  // Temporal hands back what this returns, and takes null for "no context".
  @Override
  @SuppressWarnings("NullAway")
  public Object deserializeContext(Map<String, Payload> headers) {
    String requestId = get(headers, Correlation.REQUEST_ID);
    return requestId == null
        ? null
        : new Correlation(requestId, get(headers, Correlation.TRACEPARENT));
  }

  @Override
  @SuppressWarnings("NullAway")
  public Object getCurrentContext() {
    return Correlation.current();
  }

  @Override
  public void setCurrentContext(@Nullable Object context) {
    Correlation.clear();
    if (context instanceof Correlation correlation) {
      correlation.enter();
    }
  }

  private static void put(Map<String, Payload> headers, String name, @Nullable String value) {
    if (value != null) {
      DefaultDataConverter.STANDARD_INSTANCE
          .toPayload(value)
          .ifPresent(payload -> headers.put(name, payload));
    }
  }

  private static @Nullable String get(Map<String, Payload> headers, String name) {
    Payload payload = headers.get(name);
    return payload == null
        ? null
        : DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, String.class, String.class);
  }
}
