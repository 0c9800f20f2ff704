package io.longhaul.storage.uploads;

import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * A SHA-256 that can be put aside and gone on with by another process: the platform's own cannot be
 * written down. For one thread.
 */
final class ResumableSha256 {

  private final SHA256Digest digest;

  private ResumableSha256(SHA256Digest digest) {
    this.digest = digest;
  }

  static ResumableSha256 start() {
    return new ResumableSha256(new SHA256Digest());
  }

  /** Goes on with what {@link #putAside} returned. */
  static ResumableSha256 goOn(String state) {
    return new ResumableSha256(new SHA256Digest(Base64.getDecoder().decode(state)));
  }

  ResumableSha256 copy() {
    return new ResumableSha256(new SHA256Digest(digest));
  }

  void update(byte[] bytes, int offset, int count) {
    digest.update(bytes, offset, count);
  }

  String putAside() {
    return Base64.getEncoder().encodeToString(digest.getEncodedState());
  }

  /** The digits of what it has seen so far; it can go on. */
  String digits() {
    byte[] bytes = new byte[digest.getDigestSize()];
    new SHA256Digest(digest).doFinal(bytes, 0);
    return HexFormat.of().formatHex(bytes);
  }
}
