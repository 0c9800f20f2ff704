package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.contract.Contract;
import io.longhaul.gateway.contract.Contract.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document names the scopes of the table. */
class OpenApiScopesTests {

  @Test
  void everyCallNamesItsScopes() {
    for (Call call : Contract.shipped().calls()) {
      if (!call.template().startsWith("/v1/")) {
        continue;
      }
      String path = call.template().replaceAll("\\{[^}]*}", "x");
      List<String> documented = new ArrayList<>();
      for (JsonNode requirement : call.operation().get("security")) {
        requirement.get("token").forEach(scope -> documented.add(scope.asString()));
      }

      assertThat(documented)
          .as(call.id())
          .containsExactlyInAnyOrderElementsOf(
              RouteScopes.oneOf(call.method(), path).stream().map(Scope::wire).toList());
      assertThat(documented.isEmpty())
          .as(call.id())
          .isEqualTo(call.method().equals("OPTIONS") || RouteScopes.isOpen(call.method(), path));
    }
  }
}
