package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.contract.Contract;
import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which methods each route takes, and how it says so. */
@ExtendWith(StackExtension.class)
class MethodIntegrationTests {

  // Spring Security answers this one before there are routes.
  private static final String METADATA = "/.well-known/oauth-protected-resource";
  private static final List<String> OTHERS =
      List.of("PUT", "QUERY", "TRACE", "get", "DELETE", "POST", "PATCH");

  private final Api api;

  MethodIntegrationTests(Stack stack) {
    this.api =
        stack
            .ann()
            .as(
                stack
                    .issuer()
                    .token(
                        "acme",
                        "ann",
                        String.join(" ", Stream.of(Scope.values()).map(Scope::wire).toList())));
  }

  @Test
  void everyRouteNamesItsMethodsAndRefusesAllOthers() {
    List<String> wrong = new ArrayList<>();
    int refusals = 0;
    for (Map.Entry<String, Set<String>> route : routes().entrySet()) {
      String path = route.getKey().replaceAll("\\{[^}]*}", "acme~nothing");
      Set<String> allowed = route.getValue();
      if (!allow(send("OPTIONS", path)).equals(allowed)) {
        wrong.add("OPTIONS " + path + " " + send("OPTIONS", path).headers().map());
      }
      for (String method : OTHERS) {
        if (!allowed.contains(method)) {
          refusals++;
          Reply reply = send(method, path);
          if (!isRefusal(reply) || !allow(reply).equals(allowed)) {
            wrong.add(method + " " + path + " " + reply.status() + " " + reply.headers().map());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(refusals).isGreaterThan(100);
  }

  @Test
  void anUnknownMethodOpensNothing() {
    Reply nobody = api.as(null).send("QUERY", "/v1/operations", BodyPublishers.noBody());
    Reply nothing = send("QUERY", "/v1/nothing");

    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nothing.status()).isEqualTo(404);
  }

  @Test
  void noRequestIsSentBack() {
    for (String path : List.of("/v1/docs", "/v1/operations/acme~a;b", "/v1/nothing")) {
      Reply trace = send("TRACE", path);

      assertThat(trace.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(trace.text()).doesNotContain("Authorization", "TRACE");
    }
  }

  private Reply send(String method, String path) {
    return api.send(method, path, BodyPublishers.noBody());
  }

  private static boolean isRefusal(Reply reply) {
    return reply.status() == 405
        && "application/problem+json".equals(reply.header("Content-Type"))
            != reply.text("/error/status").equals("UNIMPLEMENTED")
        && reply.text().contains("METHOD_NOT_ALLOWED");
  }

  private static Set<String> allow(Reply reply) {
    return new TreeSet<>(List.of(String.valueOf(reply.header("Allow")).split(", ?")));
  }

  private static Map<String, Set<String>> routes() {
    Map<String, Set<String>> routes = new TreeMap<>();
    List<Call> calls = new ArrayList<>(Contract.shipped().calls());
    calls.addAll(RouteWalk.facade());
    calls.removeIf(call -> call.template().equals(METADATA));
    for (Call call : calls) {
      Set<String> methods =
          routes.computeIfAbsent(call.template(), _ -> new TreeSet<>(Set.of("OPTIONS")));
      methods.add(call.method());
      if (call.method().equals("GET")) {
        methods.add("HEAD");
      }
    }
    return routes;
  }
}
