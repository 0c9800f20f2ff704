package io.longhaul.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.engine.OperationFilter.Reach;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How filters become visibility queries. */
class OperationListingTests {

  @Test
  void aClientIsHeldToItsOwn() {
    assertThat(query(new Reach("acme", "ann", Set.of()), null))
        .isEqualTo("(LonghaulTenant = 'acme' AND LonghaulOwner = 'ann')");
  }

  @Test
  void wholeTenantsAreAddedToTheOwn() {
    assertThat(query(new Reach("acme", "ann", Set.of("other")), null))
        .isEqualTo(
            "((LonghaulTenant = 'acme' AND LonghaulOwner = 'ann') OR LonghaulTenant IN ('other'))");
  }

  @Test
  void allTenantsMeansEverythingThatHasOne() {
    assertThat(query(new Reach("acme", "ann", null), null)).isEqualTo("LonghaulTenant IS NOT NULL");
  }

  @Test
  void textsOfClientsStayTexts() {
    assertThat(query(new Reach("acme", "ann", null), "o'brien' OR LonghaulTenant = 'other\\"))
        .endsWith("AND LonghaulOwner = 'o\\'brien\\' OR LonghaulTenant = \\'other%5C'");
  }

  @Test
  void everyFilterNarrows() {
    OperationFilter filter =
        new OperationFilter(
            new Reach("acme", "ann", null),
            "acme",
            null,
            Set.of(OperationState.RUNNING),
            "bulk-import",
            Map.of("team", "billing"),
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2026-12-01T00:00:00Z"));

    assertThat(OperationListing.query(filter))
        .isEqualTo(
            "LonghaulTenant IS NOT NULL AND LonghaulTenant = 'acme' AND LonghaulKind ="
                + " 'bulk-import' AND ((LonghaulState = 'Running' AND ExecutionStatus = 'Running'))"
                + " AND LonghaulLabels = 'team=billing' AND StartTime >= '2026-11-01T00:00:00Z' AND"
                + " StartTime < '2026-12-01T00:00:00Z'");
  }

  @Test
  void whatTheServerClosedIsFoundByItsCloseStatus() {
    assertThat(StateConditions.of(Set.of(OperationState.TERMINATED)))
        .containsExactly("ExecutionStatus = 'Terminated'");
    assertThat(StateConditions.of(Set.of(OperationState.TIMED_OUT)))
        .containsExactly("ExecutionStatus = 'TimedOut'", "LonghaulState = 'TimedOut'");
  }

  private static String query(Reach reach, @Nullable String owner) {
    return OperationListing.query(
        new OperationFilter(reach, null, owner, Set.of(), null, Map.of(), null, null));
  }
}
