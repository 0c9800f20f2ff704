package io.longhaul.workflows.payloads;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Reads plain and AES-256-GCM encrypted payloads, and writes plain ones. Every reader must
 * understand encrypted payloads one release before the first writer makes them; this is that
 * release.
 */
final class DecryptingCodec implements PayloadCodec {

  static final String ENCODING = "encoding";
  static final String KEY_ID = "encryption-key-id";
  static final ByteString ENCRYPTED = ByteString.copyFromUtf8("binary/encrypted");
  static final String CIPHER = "AES/GCM/NoPadding";
  static final int NONCE_BYTES = 12;
  static final int TAG_BITS = 128;

  private final PayloadKeys keys;

  DecryptingCodec(PayloadKeys keys) {
    this.keys = keys;
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return payloads;
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(this::decode).toList();
  }

  private Payload decode(Payload payload) {
    if (!ENCRYPTED.equals(payload.getMetadataOrDefault(ENCODING, ByteString.EMPTY))) {
      return payload;
    }
    String id = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
    SecretKey key = keys.find(id);
    if (key == null) {
      throw new PayloadCodecException(
          "A payload is encrypted with the key '%s', which is not configured here (%s)."
              .formatted(id, keys.ids()));
    }
    return decrypt(payload.getData(), key, id);
  }

  private static Payload decrypt(ByteString data, SecretKey key, String id) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      byte[] nonce = data.substring(0, NONCE_BYTES).toByteArray();
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      return Payload.parseFrom(cipher.doFinal(data.substring(NONCE_BYTES).toByteArray()));
    } catch (GeneralSecurityException
        | InvalidProtocolBufferException
        | IndexOutOfBoundsException e) {
      throw new PayloadCodecException(
          "A payload could not be decrypted with the key '" + id + "'.", e);
    }
  }
}
