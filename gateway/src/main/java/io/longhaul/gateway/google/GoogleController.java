package io.longhaul.gateway.google;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.operations.OperationDesk;
import io.longhaul.gateway.operations.OperationDesk.Shown;
import io.longhaul.gateway.operations.OperationDesk.ShownPage;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code google.longrunning.Operations} over HTTP: get, list, cancel, delete. */
@RestController
final class GoogleController {

  static final String PREFIX = "/google/v1";

  private static final String OPERATIONS = PREFIX + "/operations";
  private static final String OPERATION = OPERATIONS + "/{id:[^:]+}";
  private static final Set<String> PAGING = Set.of("pageSize", "pageToken");
  private static final Set<String> IGNORED = Set.of("filter", "returnPartialSuccess", "alt");

  private final OperationDesk desk;

  GoogleController(OperationDesk desk) {
    this.desk = desk;
  }

  @GetMapping(path = OPERATION, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest request, Caller caller) {
    Shown shown = desk.read(id, caller, request);
    ResponseEntity.BodyBuilder answer = ok();
    if (shown.pause() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(shown.pause()));
    }
    return answer.body(WireJson.bytes(RpcOperation.of(shown.document())));
  }

  @GetMapping(path = OPERATIONS, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller) {
    ShownPage page = desk.list(filters(request), caller, request);
    return ok().body(
            WireJson.bytes(
                new RpcOperation.Page(
                    page.summaries().stream().map(RpcOperation::ofSummary).toList(), page.next())));
  }

  // The body has nothing that the address does not say.
  @PostMapping(path = OPERATION + ":cancel", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> cancel(@PathVariable String id, Caller caller) {
    desk.cancel(id, caller);
    return empty();
  }

  @DeleteMapping(path = OPERATION, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> delete(@PathVariable String id, Caller caller) {
    desk.delete(id, caller);
    return empty();
  }

  private static Map<String, String[]> filters(HttpServletRequest request) {
    String filter = request.getParameter("filter");
    Map<String, String[]> filters =
        new LinkedHashMap<>(ListFilter.parse(filter == null ? "" : filter));
    for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
      String name = parameter.getKey();
      if (PAGING.contains(name)) {
        filters.put(name, parameter.getValue());
      } else if (!IGNORED.contains(name) && !name.startsWith("$")) {
        throw new ProblemException(
            ErrorCode.INVALID_FILTER,
            "The parameter " + name + " is not known here: put it into the parameter filter.");
      }
    }
    return filters;
  }

  private static ResponseEntity<byte[]> empty() {
    return ok().body(new byte[] {'{', '}'});
  }

  private static ResponseEntity.BodyBuilder ok() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(MediaType.APPLICATION_JSON);
  }
}
