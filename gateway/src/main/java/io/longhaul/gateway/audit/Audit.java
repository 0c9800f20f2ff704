package io.longhaul.gateway.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What handlers tell the audit about the request at hand. */
public final class Audit {

  private static final String REASON = "io.longhaul.audit.reason";
  private static final String HIDDEN = "io.longhaul.audit.hidden";

  private Audit() {}

  /** Why the caller wants it, in the caller's words. */
  public static void reason(@Nullable String reason) {
    note(REASON, reason);
  }

  /** That there is such a thing, and it is not the caller's to see. */
  public static void hidden(String tenant, String owner) {
    note(HIDDEN, "belongs to " + owner + " of " + tenant);
  }

  static @Nullable String reason(RequestAttributes request) {
    return read(request, REASON);
  }

  static @Nullable String hidden(RequestAttributes request) {
    return read(request, HIDDEN);
  }

  private static void note(String name, @Nullable String value) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null && value != null) {
      request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
    }
  }

  private static @Nullable String read(RequestAttributes request, String name) {
    return request.getAttribute(name, RequestAttributes.SCOPE_REQUEST) instanceof String text
        ? text
        : null;
  }
}
