package io.longhaul.workflows.correlation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What names one request in every log line that it causes.
 *
 * @param requestId 1 to 128 safe characters
 * @param traceparent W3C Trace Context, section 3.2; null when the client sent none
 */
public record Correlation(String requestId, @Nullable String traceparent) {

  /** The log field of the request id. */
  public static final String REQUEST_ID = "requestId";

  /** The log field of the trace context. */
  public static final String TRACEPARENT = "traceparent";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:~+/=-]{1,128}");
  private static final Pattern TRACE =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** Whether a client's request id can be taken over as it is. */
  public static boolean isRequestId(@Nullable String text) {
    return text != null && SAFE.matcher(text).matches();
  }

  /** Whether a client's traceparent can be taken over as it is. */
  public static boolean isTraceparent(@Nullable String text) {
    return text != null && TRACE.matcher(text).matches();
  }

  /** What the present thread's log lines carry; null when they carry nothing. */
  public static @Nullable Correlation current() {
    String requestId = MDC.get(REQUEST_ID);
    return requestId == null ? null : new Correlation(requestId, MDC.get(TRACEPARENT));
  }

  /** Lets the present thread's log lines carry this, until {@link #clear}. */
  public void enter() {
    MDC.put(REQUEST_ID, requestId);
    if (traceparent != null) {
      MDC.put(TRACEPARENT, traceparent);
    }
  }

  /** Takes everything of ours out of the present thread's log lines. */
  public static void clear() {
    MDC.remove(REQUEST_ID);
    MDC.remove(TRACEPARENT);
  }
}
