package io.longhaul.activities.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.workflows.targets.PublicAddresses;
import io.longhaul.workflows.targets.RefusedTargetException;
import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called. */
class OutboundGuardTests {

  private final OutboundGuard guard =
      new OutboundGuard(OutboundSettings.STRICT, UrlCorpus::resolve);

  @Test
  void everyHostileUrlIsRefusedForItsReason() {
    List<String> wrong = new ArrayList<>();
    for (UrlCorpus.Hostile hostile : UrlCorpus.hostile()) {
      String found = verdict(guard, hostile.url());
      if (!found.equals(hostile.reason())) {
        wrong.add(hostile.url() + " " + hostile.reason() + " but " + found);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(UrlCorpus.hostile()).hasSizeGreaterThan(200);
  }

  @Test
  void everyHarmlessUrlMayBeCalled() {
    assertThat(UrlCorpus.harmless())
        .isNotEmpty()
        .allSatisfy(url -> assertThat(verdict(guard, url)).as(url).isEqualTo("allowed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "http://127.0.0.1:9000/",
        "http://localhost:9000/hook",
        "http://[::1]:1/"
      })
  void whatIsAllowedExplicitlyMayBeCalledOnAnyPortAndInPlain(String url) {
    OutboundSettings settings = OutboundSettings.STRICT.allowing("127.0.0.0/8", "::1", "localhost");

    assertThat(verdict(new OutboundGuard(settings), url)).isEqualTo("allowed");
  }

  @Test
  void aNameThatIsAllowedWithItsPortIsAllowedOnThatPortOnly() {
    OutboundSettings settings = OutboundSettings.STRICT.allowing("private.example:9000");
    OutboundGuard other = new OutboundGuard(settings, UrlCorpus::resolve);

    assertThat(verdict(other, "http://private.example:9000/")).isEqualTo("allowed");
    assertThat(verdict(other, "https://private.example/")).isEqualTo("ADDRESS");
    assertThat(verdict(other, "https://sub.private.example:9000/")).isEqualTo("UNRESOLVED");
  }

  @Test
  void anAllowedNetworkDoesNotOpenItsNeighbours() {
    OutboundSettings settings = OutboundSettings.STRICT.allowing("10.1.2.0/24");
    OutboundGuard other = new OutboundGuard(settings, UrlCorpus::resolve);

    assertThat(verdict(other, "https://private.example/")).isEqualTo("allowed");
    assertThat(verdict(other, "https://10.1.3.1/")).isEqualTo("ADDRESS");
    assertThat(verdict(other, "https://mixed.example/")).isEqualTo("ADDRESS");
  }

  @Test
  void aNameThatIsNotFoundInTimeIsRefused() {
    CountDownLatch never = new CountDownLatch(1);
    OutboundSettings hasty =
        new OutboundSettings(
            Set.of(),
            false,
            Set.of(443),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1);
    OutboundGuard slow =
        new OutboundGuard(
            hasty,
            name -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new InetAddress[0];
            });

    assertThat(verdict(slow, "https://public.example/")).isEqualTo("UNRESOLVED");
  }

  // Whatever is thrown at it: refused or allowed, never another exception, and never a local one.
  @Test
  void randomUrlsNeverLeadHome() {
    Random random = new Random(20261128);
    List<UrlCorpus.Hostile> seeds = UrlCorpus.hostile();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder url = new StringBuilder(seeds.get(random.nextInt(seeds.size())).url());
      for (int edits = random.nextInt(4); edits > 0 && !url.isEmpty(); edits--) {
        url.setCharAt(random.nextInt(url.length()), (char) (' ' + random.nextInt(96)));
      }
      try {
        assertThat(guard.resolve(url.toString()).addresses())
            .allMatch(PublicAddresses::contain)
            .noneMatch(InetAddress::isLoopbackAddress)
            .noneMatch(InetAddress::isSiteLocalAddress);
      } catch (RefusedTargetException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void theMessageNamesNoAddressThatTheNameLeadsTo() {
    assertThatExceptionOfType(RefusedTargetException.class)
        .isThrownBy(() -> guard.check("https://private.example/secret-path"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ADDRESS))
        .satisfies(
            e -> assertThat(e.getMessage()).contains("private.example").doesNotContain("10.1.2.3"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-path"));
  }

  private static String verdict(OutboundGuard guard, String url) {
    try {
      guard.check(url);
      return "allowed";
    } catch (RefusedTargetException e) {
      return e.reason().name();
    }
  }
}
