package io.longhaul.gateway.quotas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many requests callers and tenants may send. */
class RateLimitsTests {

  private static final Caller ANN = new Caller("acme", "ann", Set.of(), Set.of());
  private static final Caller BOB = new Caller("acme", "bob", Set.of(), Set.of());
  private static final Caller CID = new Caller("other", "cid", Set.of(), Set.of());

  @Test
  void theLimitOfACallerIsItsOwn() {
    RateLimits limits = limits(2, 100, 1);

    ask(limits, ANN, 2);

    assertRefused(limits, ANN, "GET", "/v1/kinds", "caller-requests");
    assertThatNoException().isThrownBy(() -> ask(limits, BOB, 2));
  }

  @Test
  void theLimitOfATenantIsSharedByItsCallers() {
    RateLimits limits = limits(100, 3, 1);

    ask(limits, ANN, 2);
    ask(limits, BOB, 1);

    assertRefused(limits, BOB, "GET", "/v1/kinds", "tenant-requests");
    assertThatNoException().isThrownBy(() -> ask(limits, CID, 3));
  }

  @Test
  void whatOneLimitTurnsAwayDoesNotUseUpAnother() {
    RateLimits limits = limits(100, 3, 1);
    ask(limits, ANN, 3);

    assertRefused(limits, BOB, "GET", "/v1/kinds", "tenant-requests");

    assertThat(limits.levels(BOB).getFirst().remaining()).isEqualTo(100);
  }

  @Test
  void submissionsHaveLimitsOfTheirOwn() {
    RateLimits limits = new RateLimits(new RateSettings(Duration.ofMinutes(1), 100, 100, 1, 2, 1));
    send(limits, ANN, "POST", "/v1/operations");

    assertRefused(limits, ANN, "POST", "/v1/operations", "caller-submissions");
    assertRefused(limits, ANN, "POST", "/v1/uploads", "caller-submissions");
    assertRefused(limits, ANN, "POST", "/v1/operations/acme~x:retry", "caller-submissions");
    assertThatNoException()
        .isThrownBy(() -> send(limits, ANN, "POST", "/v1/operations/acme~x:cancel"));
    assertThatNoException().isThrownBy(() -> ask(limits, ANN, 10));
  }

  @Test
  void severalGatewaysTakeTheirParts() {
    RateLimits limits = limits(10, 0, 4);

    ask(limits, ANN, 3);

    assertRefused(limits, ANN, "GET", "/v1/kinds", "caller-requests");
  }

  @Test
  void theFieldsSayWhatIsLeft() {
    RateLimits limits = limits(100, 1000, 1);

    MockHttpServletResponse response = send(limits, ANN, "GET", "/v1/kinds");

    assertThat(response.getHeader("RateLimit-Policy"))
        .isEqualTo("\"caller-requests\";q=100;w=60, \"tenant-requests\";q=1000;w=60");
    assertThat(response.getHeader("RateLimit"))
        .isEqualTo("\"caller-requests\";r=99;t=1, \"tenant-requests\";r=999;t=1");
  }

  @Test
  void withoutLimitsThereAreNoFields() {
    RateLimits limits = limits(0, 0, 1);

    assertThat(send(limits, ANN, "GET", "/v1/kinds").getHeaderNames()).isEmpty();
    assertThat(limits.levels(ANN)).isEmpty();
  }

  // Issue 4: 1,000 submissions of one tenant, 10,000 streams.
  @Test
  void theDefaultsAdmitTheBurstsThatTheyMust() {
    RateSettings defaults =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("longhaul.rates", RateSettings.class);
    RateLimits limits = new RateLimits(defaults);

    assertThatNoException()
        .isThrownBy(() -> {
          for (int i = 0; i < 1_000; i++) {
            send(limits, ANN, "POST", "/v1/uploads");
            send(limits, ANN, "POST", "/v1/operations");
          }
          ask(limits, ANN, 10_000);
        });
  }

  private static RateLimits limits(long caller, long tenant, int gateways) {
    return new RateLimits(new RateSettings(Duration.ofMinutes(1), caller, tenant, 0, 0, gateways));
  }

  private static void ask(RateLimits limits, Caller caller, int times) {
    for (int i = 0; i < times; i++) {
      send(limits, caller, "GET", "/v1/kinds");
    }
  }

  private static MockHttpServletResponse send(
      RateLimits limits, Caller caller, String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    limits.admit(caller, request, response);
    return response;
  }

  private static void assertRefused(
      RateLimits limits, Caller caller, String method, String path, String name) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> send(limits, caller, method, path))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED))
        .withMessageContaining(name);
  }
}
