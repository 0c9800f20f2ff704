package io.longhaul.activities.webhooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many may call one host at once. */
class HostPlacesTests {

  private static final int MOST = 8;

  private final HostPlaces places = new HostPlaces(MOST, Duration.ofMillis(20), SharedPlaces.NONE);

  @Test
  void givesEachHostSoManyAndNoMore() {
    List<HostPlaces.Place> taken = take("slow.example", MOST);

    assertThat(places.take("slow.example")).isNull();
    try (HostPlaces.Place other = places.take("other.example")) {
      assertThat(other).isNotNull();
    }
    taken.getFirst().close();
    assertThat(places.take("slow.example")).isNotNull();
  }

  @Test
  void waitsForAPlaceThatBecomesFree() throws InterruptedException {
    HostPlaces patient = new HostPlaces(1, Duration.ofSeconds(20), SharedPlaces.NONE);
    HostPlaces.Place first = requireNonNull(patient.take("a.example"));
    List<HostPlaces.@Nullable Place> second = new ArrayList<>();
    Thread waiting = Thread.startVirtualThread(() -> second.add(patient.take("a.example")));

    first.close();
    waiting.join(Duration.ofSeconds(10));

    assertThat(second).hasSize(1).doesNotContainNull();
  }

  @Test
  void givesAHostThatDoesNotAnswerFewerUntilItDoes() {
    for (int call = 0; call < 5; call++) {
      answer("slow.example", false);
    }
    List<HostPlaces.Place> one = take("slow.example", 1);
    assertThat(places.take("slow.example")).isNull();
    one.getFirst().close();

    for (int call = 0; call < 3; call++) {
      answer("slow.example", true);
    }

    assertThat(take("slow.example", MOST)).hasSize(MOST);
  }

  @Test
  void takesNoneWhereOtherWorkersHaveThemAll() {
    HostPlaces here = new HostPlaces(MOST, Duration.ofMillis(20), _ -> null);

    assertThat(here.take("a.example")).isNull();
    assertThat(here.known()).isZero();
  }

  @Test
  void forgetsHostsThatNobodyCalls() {
    for (int host = 0; host < 1000; host++) {
      answer(host + ".example", true);
    }

    assertThat(places.known()).isZero();
  }

  private void answer(String host, boolean inTime) {
    try (HostPlaces.Place place = requireNonNull(places.take(host))) {
      place.answered(inTime);
    }
  }

  private List<HostPlaces.Place> take(String host, int number) {
    List<HostPlaces.Place> taken = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      taken.add(requireNonNull(places.take(host)));
    }
    return taken;
  }
}
