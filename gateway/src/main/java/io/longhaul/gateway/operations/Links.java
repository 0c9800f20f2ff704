package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.OperationStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Absolute addresses, as one request should see them.
 *
 * @param base without a slash at the end
 */
record Links(String base) {

  private static final String OPERATIONS = "/v1/operations";

  static Links of(HttpServletRequest request, @Nullable URI configured) {
    if (configured != null) {
      return new Links(withoutSlash(configured.toString()));
    }
    String url = request.getRequestURL().toString();
    return new Links(url.substring(0, url.length() - request.getRequestURI().length()));
  }

  String self(OperationId id) {
    return base + OPERATIONS + "/" + id;
  }

  String result(OperationId id) {
    return self(id) + "/result";
  }

  String events(OperationId id) {
    return self(id) + "/events";
  }

  String artifact(OperationId id, String name) {
    return self(id) + "/artifacts/" + name;
  }

  String list(String query) {
    return base + OPERATIONS + "?" + query;
  }

  /** What the caller may do with an operation in this state. */
  Map<String, String> of(
      OperationId id, OperationState state, boolean cancelRequested, Caller caller) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self(id));
    links.put("result", result(id));
    links.put("events", events(id));
    links.put("steps", self(id) + "/steps");
    links.put("deliveries", self(id) + "/deliveries");
    if (!state.isDone() && !cancelRequested && Permissions.mayCancel(caller)) {
      links.put("cancel", self(id) + ":cancel");
    }
    if (Permissions.mayRetry(caller, state)) {
      links.put("retry", self(id) + ":retry");
    }
    if (state == OperationState.NEEDS_ATTENTION && caller.has(Scope.SUPPORT)) {
      links.put("fail", self(id) + ":fail");
    }
    if (state.isDone() && caller.has(Scope.CONTROL)) {
      links.put("delete", self(id));
    }
    return links;
  }

  /** Which of two kinds of caller may do what with an operation that they see. */
  static final class Permissions {

    private Permissions() {}

    static boolean mayCancel(Caller caller) {
      return caller.has(Scope.CONTROL) || caller.has(Scope.SUPPORT);
    }

    static boolean mayRetry(Caller caller, OperationState state) {
      boolean unsuccessful = state.isDone() && state.status() != OperationStatus.SUCCEEDED;
      return state == OperationState.NEEDS_ATTENTION
          ? caller.has(Scope.SUPPORT)
          : unsuccessful && mayCancel(caller);
    }
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
