package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.engine.OperationFilter;
import io.longhaul.gateway.engine.OperationFilter.Reach;
import io.longhaul.workflows.operation.OperationState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for.
 *
 * @param nothing whether the filters rule each other out
 */
record ListRequest(
    OperationFilter filter, int pageSize, @Nullable String pageToken, boolean nothing) {

  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  static ListRequest parse(HttpServletRequest request, Caller caller) {
    return parse(request.getParameterMap(), caller);
  }

  /** The same from parameters of a request, by name. */
  static ListRequest parse(Map<String, String[]> parameters, Caller caller) {
    FilterReader reader = new FilterReader(parameters);
    Set<OperationState> states = EnumSet.allOf(OperationState.class);
    states.retainAll(reader.statuses());
    states.retainAll(reader.states());
    boolean all = states.size() == OperationState.values().length;
    OperationFilter filter =
        new OperationFilter(
            reach(caller),
            reader.text("tenant"),
            reader.text("owner"),
            all ? Set.of() : states,
            reader.text("kind"),
            reader.labels(),
            reader.time("createdAfter"),
            reader.time("createdBefore"));
    int size = reader.number("pageSize");
    int pageSize = size == 0 ? DEFAULT_PAGE : Math.min(size, LARGEST_PAGE);
    ListRequest list = new ListRequest(filter, pageSize, reader.pageToken(), states.isEmpty());
    reader.refuseIfWrong();
    return list;
  }

  /** What a page token is bound to: the caller's reach and every filter, but not the page size. */
  String identity() {
    return filter.toString();
  }

  private static Reach reach(Caller caller) {
    boolean support = caller.has(Scope.SUPPORT);
    if (support && caller.supported().contains(Caller.EVERY_TENANT)) {
      return new Reach(caller.tenant(), caller.subject(), null);
    }
    Set<String> whole = new HashSet<>(support ? caller.supported() : Set.of());
    if (caller.has(Scope.TEAM)) {
      whole.add(caller.tenant());
    }
    return new Reach(caller.tenant(), caller.subject(), Set.copyOf(whole));
  }
}
