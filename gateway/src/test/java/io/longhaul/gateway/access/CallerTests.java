package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What exists for whom. */
class CallerTests {

  @Test
  void aClientSeesItsOwnOnly() {
    Caller ann = new Caller("acme", "ann", Set.of(Scope.READ), Set.of());

    assertThat(ann.sees("acme", "ann")).isTrue();
    assertThat(ann.sees("acme", "bob")).isFalse();
    assertThat(ann.sees("other", "ann")).isFalse();
  }

  @Test
  void teamWidensToTheTenant() {
    Caller ann = new Caller("acme", "ann", Set.of(Scope.READ, Scope.TEAM), Set.of());

    assertThat(ann.sees("acme", "bob")).isTrue();
    assertThat(ann.sees("other", "bob")).isFalse();
  }

  @Test
  void supportReachesTheTenantsOfItsClaim() {
    Caller sue = new Caller("acme", "sue", Set.of(Scope.SUPPORT), Set.of("other"));

    assertThat(sue.sees("other", "bob")).isTrue();
    assertThat(sue.sees("third", "bob")).isFalse();
    assertThat(sue.sees("acme", "bob")).isFalse();
  }

  @Test
  void aStarReachesAll() {
    Caller sue = new Caller("acme", "sue", Set.of(Scope.SUPPORT), Set.of("*"));

    assertThat(sue.sees("third", "bob")).isTrue();
  }

  @Test
  void theClaimAloneReachesNothing() {
    Caller ann = new Caller("acme", "ann", Set.of(Scope.READ), Set.of("*"));

    assertThat(ann.sees("third", "bob")).isFalse();
  }
}
