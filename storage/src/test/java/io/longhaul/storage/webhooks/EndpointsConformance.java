package io.longhaul.storage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.webhooks.Endpoint.Disabled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What endpoints do in every store. Each test gets an empty one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class EndpointsConformance {

  private static final String OPERATION = "acme~import-1";
  static final EndpointId ID = EndpointId.of("acme", "one");

  private Endpoints endpoints;

  /** What is tested. */
  final Endpoints endpoints() {
    return endpoints;
  }

  /** An empty store. */
  abstract BlobStore emptyStore();

  @BeforeEach
  void open() {
    endpoints = new Endpoints(emptyStore());
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() {
    endpoints.createIfAbsent(Samples.endpoint(ID, null));
    StoredEndpoint first = found();
    Endpoint disabled = first.endpoint().disabled(new Disabled(Samples.NOW, "It is gone."));

    assertThat(endpoints.replace(first, disabled)).isTrue();

    assertThat(endpoints.replace(first, first.endpoint())).isFalse();
    assertThat(endpoints.delete(first)).isFalse();
    assertThat(found().endpoint().disabled()).isEqualTo(new Disabled(Samples.NOW, "It is gone."));
    assertThat(endpoints.delete(found())).isTrue();
    assertThat(endpoints.find("acme", ID)).isEmpty();
  }

  @Test
  void whatAnOperationBringsAlongIsItsAloneAndInNoList() {
    EndpointId inline = EndpointId.inline(OPERATION, "ann", "v1:f");
    endpoints.createIfAbsent(Samples.endpoint(inline, OPERATION));
    endpoints.createIfAbsent(Samples.endpoint(ID, null));

    assertThat(endpoints.find("acme", OPERATION, inline)).isPresent();
    assertThat(endpoints.find("acme", OPERATION, ID)).isPresent();
    assertThat(endpoints.find("acme", "acme~other", inline)).isEmpty();
    assertThat(endpoints.find("acme", inline)).isEmpty();
    assertThat(endpoints.count("acme")).isOne();
    assertThat(endpoints.list("acme", null, 10).endpoints())
        .extracting(it -> it.endpoint().id())
        .containsExactly(ID);
  }

  @Test
  void listsPageByPageAndOneTenantOnly() {
    List<EndpointId> ids =
        IntStream.range(0, 5)
            .mapToObj(i -> EndpointId.of("acme", "k" + i))
            .sorted((a, b) -> a.value().compareTo(b.value()))
            .toList();
    ids.forEach(id -> endpoints.createIfAbsent(Samples.endpoint(id, null)));

    EndpointPage first = endpoints.list("acme", null, 3);
    EndpointPage second = endpoints.list("acme", first.next(), 3);

    assertThat(first.endpoints())
        .extracting(it -> it.endpoint().id())
        .containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(second.endpoints())
        .extracting(it -> it.endpoint().id())
        .containsExactlyElementsOf(ids.subList(3, 5));
    assertThat(second.next()).isNull();
    assertThat(endpoints.list("acm", null, 3).endpoints()).isEmpty();
  }

  @Test
  void anOldSecretSignsUntilTheOverlapIsOver() {
    SecretSealer sealer = Samples.sealer(Samples.keyLine("k", 1));
    SealedSecret old = sealer.seal(ID, SigningSecret.random(), Samples.NOW);
    Instant later = Samples.NOW.plusSeconds(60);
    SealedSecret newest = sealer.seal(ID, SigningSecret.random(), later);
    Instant until = later.plus(Duration.ofHours(24));

    Endpoint rotated = Samples.endpoint(ID, null).rotated(old, Samples.NOW).rotated(newest, until);

    assertThat(rotated.secretsAt(later))
        .extracting(SealedSecret::sealed)
        .containsExactly(newest.sealed(), old.sealed());
    assertThat(rotated.secretsAt(until))
        .extracting(SealedSecret::sealed)
        .containsExactly(newest.sealed());
  }

  @Test
  void showsNoUrlAndNoTenantButItsOwn() {
    assertThat(Samples.endpoint(ID, null).toString()).doesNotContain("secret", "example.com");
    assertThat(ID.tenant()).isEqualTo("acme");
    assertThat(EndpointId.isValid(EndpointId.random("a-1").value())).isTrue();
    assertThat(EndpointId.isValid("we_../x_" + "0".repeat(24))).isFalse();
  }

  final StoredEndpoint found() {
    return endpoints.find("acme", ID).orElseThrow();
  }
}
