package io.longhaul.storage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.webhooks.Endpoint.Disabled;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndpointsTests {

  private static final String OPERATION = "acme~import-1";
  private static final EndpointId ID = EndpointId.of("acme", "one");

  @TempDir private Path directory;
  private Endpoints endpoints;

  @BeforeEach
  void open() {
    endpoints = new Endpoints(FileSystemBlobStore.open(directory));
  }

  @Test
  void ofSeveralThatRegisterUnderOneKeyOneIsToldThatItDid() {
    long created =
        IntStream.range(0, 16)
            .parallel()
            .filter(_ -> endpoints.createIfAbsent(Samples.endpoint(ID, null)))
            .count();

    assertThat(created).isOne();
    assertThat(found().endpoint()).isEqualTo(Samples.endpoint(ID, null));
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
  void changesThatRaceAreAllApplied() {
    endpoints.createIfAbsent(Samples.endpoint(ID, null));
    SealedSecret secret =
        Samples.sealer(Samples.keyLine("k", 1)).seal(ID, SigningSecret.random(), Samples.NOW);

    IntStream.range(0, 8)
        .parallel()
        .forEach(_ ->
            endpoints.update(
                found().endpoint(),
                it -> it.rotated(secret, Samples.NOW.plus(Duration.ofHours(1)))));

    assertThat(found().endpoint().secrets()).hasSize(8);
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

  private StoredEndpoint found() {
    return endpoints.find("acme", ID).orElseThrow();
  }
}
