package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.engine.OperationFilter.Reach;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** The query string of a list. */
class ListRequestTests {

  private static final Caller ANN = new Caller("acme", "ann", Set.of(Scope.READ), Set.of());

  @Test
  void withoutFiltersEverythingInReachIsListed() {
    ListRequest list = parse("", ANN);

    assertThat(list.filter().states()).isEmpty();
    assertThat(list.filter().reach()).isEqualTo(new Reach("acme", "ann", Set.of()));
    assertThat(list.pageSize()).isEqualTo(50);
    assertThat(list.nothing()).isFalse();
  }

  @Test
  void readsEveryFilter() {
    ListRequest list =
        parse(
            "status=Failed&state=TimedOut,Terminated&kind=bulk-import&label=team%3Dbilling"
                + "&label=env%3Dprod&owner=ann&tenant=acme&pageSize=20&pageToken=t"
                + "&createdAfter=2026-11-01T00:00:00Z&createdBefore=2026-12-01T00:00:00%2B01:00"
                + "&api-version=1",
            ANN);

    assertThat(list.filter().states())
        .containsExactlyInAnyOrder(OperationState.TIMED_OUT, OperationState.TERMINATED);
    assertThat(list.filter().kind()).isEqualTo("bulk-import");
    assertThat(list.filter().labels()).isEqualTo(Map.of("team", "billing", "env", "prod"));
    assertThat(list.filter().owner()).isEqualTo("ann");
    assertThat(list.filter().createdBefore()).hasToString("2026-11-30T23:00:00Z");
    assertThat(list.pageSize()).isEqualTo(20);
    assertThat(list.pageToken()).isEqualTo("t");
  }

  @Test
  void aStatusStandsForAllItsStates() {
    assertThat(parse("status=Running", ANN).filter().states())
        .contains(OperationState.RUNNING, OperationState.NEEDS_ATTENTION)
        .doesNotContain(OperationState.QUEUED);
  }

  @Test
  void filtersThatRuleEachOtherOutGiveNothing() {
    assertThat(parse("status=Failed&state=Running", ANN).nothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stauts=Failed",
        "status=failed",
        "state=Retrying",
        "state=Nowhere",
        "label=team",
        "label=%3Dx",
        "label=a%3Db&label=a%3Dc",
        "createdAfter=yesterday",
        "pageSize=-1",
        "pageSize=many",
        "kind=a&kind=b",
        "kind=a%00b",
        "owner=ann%0A",
        "status=,",
        "status=Failed,",
        "pageToken=&pageToken="
      })
  void refusesWhatIsNoFilter(String query) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> parse(query, ANN))
        .returns(ErrorCode.INVALID_FILTER, ProblemException::code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "state",
        "kind",
        "label",
        "owner",
        "tenant",
        "createdAfter",
        "createdBefore",
        "pageSize"
      })
  void aParameterWithoutAValueIsNoParameter(String name) {
    for (String query : List.of(name + "=", name)) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> parse(query, ANN))
          .returns(ErrorCode.INVALID_FILTER, ProblemException::code)
          .satisfies(e -> assertThat(e.errors().getFirst().pointer()).isEqualTo(name));
    }
  }

  @Test
  void anEmptyPageTokenIsThatOfTheFirstPage() {
    assertThat(parse("pageToken=", ANN).pageToken()).isNull();
  }

  @Test
  void pagesAreAtMost200() {
    assertThat(parse("pageSize=1000", ANN).pageSize()).isEqualTo(200);
    assertThat(parse("pageSize=0", ANN).pageSize()).isEqualTo(50);
  }

  @Test
  void reachFollowsTheToken() {
    Set<Scope> team = Set.of(Scope.READ, Scope.TEAM);
    Set<Scope> support = Set.of(Scope.READ, Scope.SUPPORT);

    assertThat(parse("", new Caller("acme", "ann", team, Set.of())).filter().reach())
        .isEqualTo(new Reach("acme", "ann", Set.of("acme")));
    assertThat(parse("", new Caller("acme", "sue", support, Set.of("b"))).filter().reach())
        .isEqualTo(new Reach("acme", "sue", Set.of("b")));
    assertThat(parse("", new Caller("acme", "sue", support, Set.of("*"))).filter().reach())
        .isEqualTo(new Reach("acme", "sue", null));
  }

  @Test
  void pageTokensAreBoundToCallerAndFiltersButNotToTheSize() {
    Caller bob = new Caller("acme", "bob", Set.of(Scope.READ), Set.of());

    assertThat(parse("kind=a&pageSize=1", ANN).identity())
        .isEqualTo(parse("pageSize=2&kind=a", ANN).identity())
        .isNotEqualTo(parse("kind=b", ANN).identity())
        .isNotEqualTo(parse("kind=a", bob).identity());
  }

  private static ListRequest parse(String query, Caller caller) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/operations");
    UriComponentsBuilder.fromUriString("?" + query)
        .build(true)
        .getQueryParams()
        .forEach(
            (name, values) -> values.forEach(value -> request.addParameter(name, decoded(value))));
    return ListRequest.parse(request, caller);
  }

  private static String decoded(@Nullable String value) {
    return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
