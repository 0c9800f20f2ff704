package io.longhaul.workflows.payloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.codec.PayloadCodecException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Plain payloads pass, encrypted ones are read, and nobody learns a secret from an error. */
class DecryptingCodecTests {

  private static final byte[] KEY = random(32, 1);
  private static final byte[] OTHER_KEY = random(32, 2);
  private static final PayloadKeys KEYS =
      PayloadKeys.ofBase64(Map.of("2026-11", Base64.getEncoder().encodeToString(KEY)));

  private final DataConverter converter = OperationPayloads.converter(KEYS);

  @Test
  void passesWhatIsPlain() {
    Payload payload = converter.toPayload("hello").orElseThrow();

    assertThat(payload.getData().toStringUtf8()).isEqualTo("\"hello\"");
    assertThat(converter.fromPayload(payload, String.class, String.class)).isEqualTo("hello");
  }

  @Test
  void readsWhatIsEncrypted() {
    Payload payload = encrypted(converter.toPayload("hello").orElseThrow(), "2026-11", KEY);

    assertThat(converter.fromPayload(payload, String.class, String.class)).isEqualTo("hello");
  }

  @Test
  void readsPlainAndEncryptedSideBySide() {
    Payload plain = converter.toPayload("plain").orElseThrow();
    Payload secret = encrypted(converter.toPayload("secret").orElseThrow(), "2026-11", KEY);

    List<Payload> decoded = new DecryptingCodec(KEYS).decode(List.of(plain, secret));

    assertThat(decoded)
        .extracting(payload -> payload.getData().toStringUtf8())
        .containsExactly("\"plain\"", "\"secret\"");
  }

  @Test
  void namesTheKeyThatIsMissingAndThoseThatAreNot() {
    Payload payload = encrypted(converter.toPayload("hello").orElseThrow(), "2027-01", OTHER_KEY);

    assertThatThrownBy(() -> converter.fromPayload(payload, String.class, String.class))
        .isInstanceOf(PayloadCodecException.class)
        .hasMessageContaining("2027-01")
        .hasMessageContaining("2026-11")
        .satisfies(DecryptingCodecTests::saysNothingSecret);
  }

  @Test
  void refusesWhatWasEncryptedWithAnotherKeyOfThatName() {
    Payload payload = encrypted(converter.toPayload("hello").orElseThrow(), "2026-11", OTHER_KEY);

    assertThatThrownBy(() -> converter.fromPayload(payload, String.class, String.class))
        .isInstanceOf(PayloadCodecException.class)
        .hasMessageContaining("2026-11")
        .satisfies(DecryptingCodecTests::saysNothingSecret);
  }

  @Test
  void refusesWhatWasTamperedWithOrCutOff() {
    Payload payload = encrypted(converter.toPayload("hello").orElseThrow(), "2026-11", KEY);
    byte[] tampered = payload.getData().toByteArray();
    tampered[tampered.length - 1] ^= 1;

    for (byte[] data : List.of(tampered, new byte[0], new byte[12], new byte[20])) {
      Payload broken = payload.toBuilder().setData(ByteString.copyFrom(data)).build();

      assertThatThrownBy(() -> converter.fromPayload(broken, String.class, String.class))
          .isInstanceOf(PayloadCodecException.class);
    }
  }

  @Test
  void readsFailuresWhoseAttributesAreEncrypted() {
    Failure plain = converter.exceptionToFailure(ApplicationFailure.newFailure("boom", "T"));
    Payload attributes =
        converter.toPayload(Map.of("message", "boom, secretly", "stack_trace", "")).orElseThrow();
    Failure failure =
        plain.toBuilder()
            .setMessage("Encoded failure")
            .setEncodedAttributes(encrypted(attributes, "2026-11", KEY))
            .build();

    assertThat(((ApplicationFailure) converter.failureToException(failure)).getOriginalMessage())
        .isEqualTo("boom, secretly");
  }

  @Test
  void refusesKeysThatAreNoneWithoutShowingThem() {
    assertThatThrownBy(() -> PayloadKeys.ofBase64(Map.of("a", "not base 64!")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a")
        .hasMessageNotContaining("not base 64");
    assertThatThrownBy(() -> PayloadKeys.ofBase64(Map.of("a", "c2hvcnQ=")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void neverShowsKeys() {
    assertThat(KEYS).hasToString("PayloadKeys[2026-11]");
  }

  private static void saysNothingSecret(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage()))
          .doesNotContain("hello")
          .doesNotContain(Base64.getEncoder().encodeToString(KEY))
          .doesNotContain(Base64.getEncoder().encodeToString(OTHER_KEY));
    }
  }

  private static Payload encrypted(Payload payload, String id, byte[] key) {
    byte[] nonce = random(12, 3);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      return Payload.newBuilder()
          .putMetadata("encoding", ByteString.copyFromUtf8("binary/encrypted"))
          .putMetadata("encryption-key-id", ByteString.copyFromUtf8(id))
          .setData(
              ByteString.copyFrom(nonce)
                  .concat(ByteString.copyFrom(cipher.doFinal(payload.toByteArray()))))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
