package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Which scopes open which route. */
class RouteScopesTests {

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/operations, [WRITE]",
    "GET, /v1/operations, '[READ, SUPPORT]'",
    "HEAD, /v1/operations/acme~k, '[READ, SUPPORT]'",
    "GET, /v1/operations/acme~k/result, '[READ, SUPPORT]'",
    "GET, /v1/operations/acme~k/artifacts/rejects.csv, '[READ, SUPPORT]'",
    "POST, /v1/operations/acme~k:cancel, '[CONTROL, SUPPORT]'",
    "POST, /v1/operations/acme~k:retry, '[CONTROL, SUPPORT]'",
    "POST, /v1/operations/acme~k:fail, [SUPPORT]",
    "POST, /v1/operations/acme~k:ticket, '[READ, SUPPORT]'",
    "GET, /v1/operations/acme~k/events, '[READ, SUPPORT]'",
    "DELETE, /v1/operations/acme~k, [CONTROL]",
    "GET, /google/v1/operations, '[READ, SUPPORT]'",
    "GET, /google/v1/operations/acme~k, '[READ, SUPPORT]'",
    "POST, /google/v1/operations/acme~k:cancel, '[CONTROL, SUPPORT]'",
    "DELETE, /google/v1/operations/acme~k, [CONTROL]",
    "GET, /v1/kinds/bulk-import, '[READ, SUPPORT]'",
    "GET, /v1/quotas, '[READ, SUPPORT]'",
    "POST, /v1/uploads, [WRITE]",
    "HEAD, /v1/uploads/u-1, '[WRITE, READ]'",
    "PATCH, /v1/uploads/u-1, [WRITE]",
    "DELETE, /v1/uploads/u-1, [WRITE]",
    "GET, /v1/nothing, []"
  })
  void everyRouteHasItsScopes(String method, String path, String scopes) {
    assertThat(RouteScopes.oneOf(method, path)).hasToString(scopes);
  }

  @Test
  void encodingAColonOpensNoOtherDoor() {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/v1/operations/acme~k%3Afail");
    request.setServletPath("/v1/operations/acme~k:fail");

    assertThat(RouteScopes.oneOf(request)).containsExactly(Scope.SUPPORT);
  }
}
