package io.longhaul.storage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretSealerTests {

  private static final EndpointId ID = EndpointId.of("acme", "one");
  private static final String OLD = Samples.keyLine("old", 1);
  private static final String NEW = Samples.keyLine("new", 2);

  private final SigningSecret secret = SigningSecret.random();

  @Test
  void givesBackWhatItSealed() {
    SecretSealer sealer = Samples.sealer(OLD);

    SealedSecret sealed = sealer.seal(ID, secret, Samples.NOW);

    assertThat(sealer.open(ID, sealed).text()).isEqualTo(secret.text());
    assertThat(sealed.toString()).doesNotContain(secret.text().substring(6));
    assertThat(sealer.seal(ID, secret, Samples.NOW).sealed()).isNotEqualTo(sealed.sealed());
  }

  @Test
  void opensWithAnOlderKeyAndSealsWithTheNewest() {
    SealedSecret before = Samples.sealer(OLD).seal(ID, secret, Samples.NOW);
    SecretSealer rotated = Samples.sealer(NEW, OLD);

    assertThat(rotated.open(ID, before).text()).isEqualTo(secret.text());
    assertThat(rotated.seal(ID, secret, Samples.NOW).keyId()).isEqualTo("new");
  }

  @Test
  void opensNeitherForAnotherEndpointNorWithoutTheKeyNorWhenItWasTamperedWith() {
    SecretSealer sealer = Samples.sealer(OLD);
    SealedSecret sealed = sealer.seal(ID, secret, Samples.NOW);
    byte[] bytes = Base64.getDecoder().decode(sealed.sealed());
    bytes[bytes.length - 1] ^= 1;
    SealedSecret tampered =
        new SealedSecret(
            "old", Base64.getEncoder().encodeToString(bytes), sealed.createdAt(), null);

    assertRefused(sealer, EndpointId.of("acme", "other"), sealed);
    assertRefused(Samples.sealer(NEW), ID, sealed);
    assertRefused(sealer, ID, tampered);
    assertRefused(sealer, ID, new SealedSecret("old", "AAAA", sealed.createdAt(), null));
  }

  private void assertRefused(SecretSealer sealer, EndpointId id, SealedSecret sealed) {
    assertThatExceptionOfType(SealedSecretException.class)
        .isThrownBy(() -> sealer.open(id, sealed))
        .withMessageNotContaining(secret.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no colon", "id:c2hvcnQ=", "id:%%%"})
  void keysThatAreNoneAreRefusedWithoutBeingShown(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealingKeys.of(List.of(line)))
        .withMessageNotContaining("c2hvcnQ");
  }

  @Test
  void anIdTwiceAndAFileThatIsMissingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealingKeys.of(List.of(OLD, OLD)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealingKeys.read(Path.of("no", "such", "file")))
        .withMessageContaining("cannot be read");
    assertThat(SealingKeys.of(List.of(NEW, OLD, ""))).hasToString("SealingKeys[new, old]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 23, 65})
  void secretsOfAnotherLengthAreRefused(int length) {
    String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningSecret.parse(text))
        .withMessageNotContaining(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 32, 64})
  void secretsOfAClientAreTaken(int length) {
    String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);

    SigningSecret parsed = SigningSecret.parse(text);

    assertThat(parsed.key()).hasSize(length);
    assertThat(parsed).hasToString("whsec_…");
  }
}
