package io.longhaul.bench.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Spoilt requests. */
class MutationsTests {
  private static final int MANY = 5_000;
  private static final Seeds.About ABOUT = new Seeds.About("acme~a", "u-1", "token");

  @Test
  void sameSeedGivesTheSameRequest() {
    for (long seed = 0; seed < MANY; seed++) {
      assertThat(request(seed).bytes("host")).isEqualTo(request(seed).bytes("host"));
    }
  }

  @Test
  void seedsGiveManyDifferentRequestsAndSomeThatAreWhole() {
    Set<String> different = new HashSet<>();
    for (long seed = 0; seed < MANY; seed++) {
      different.add(text(request(seed)));
    }

    assertThat(different).hasSizeGreaterThan(MANY / 2);
    assertThat(different)
        .containsAnyElementsOf(seeds().stream().map(MutationsTests::text).toList());
  }

  @Test
  void everySpoiltRequestIsStillOneRequest() {
    for (long seed = 0; seed < MANY; seed++) {
      FuzzRequest request = request(seed);

      String head = text(request).split("\r\n\r\n", 2)[0];

      assertThat(head.lines().findFirst().orElseThrow().split(" ", -1)).hasSize(3);
      assertThat(head).contains("\r\nContent-Length: " + request.body().length);
      assertThat(request.headers())
          .allSatisfy(header -> assertThat(header.value()).doesNotContain("\r", "\n"));
    }
  }

  @Test
  void seedsNameWhatTheyAreAbout() {
    assertThat(seeds()).anyMatch(request -> request.target().contains("acme~a"));
    assertThat(seeds()).anyMatch(request -> request.target().contains("u-1"));
    assertThat(seeds())
        .allSatisfy(request ->
            assertThat(request.headers())
                .contains(new FuzzRequest.Header("Authorization", "Bearer token")));
  }

  private static List<FuzzRequest> seeds() {
    return Seeds.of(ABOUT, 1);
  }

  private static FuzzRequest request(long seed) {
    return new Mutations(seed).of(seeds());
  }

  private static String text(FuzzRequest request) {
    return new String(request.bytes("host"), StandardCharsets.UTF_8);
  }
}
