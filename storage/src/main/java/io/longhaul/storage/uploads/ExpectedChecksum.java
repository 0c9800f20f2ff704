package io.longhaul.storage.uploads;

import java.security.MessageDigest;

/** The checksum that the bytes of a delivery must have, and what has been seen of them. */
public final class ExpectedChecksum {

  private final MessageDigest digest;
  private final byte[] expected;

  /** Starts with a fresh digest. */
  public ExpectedChecksum(MessageDigest digest, byte[] expected) {
    this.digest = digest;
    this.expected = expected.clone();
  }

  void update(byte[] bytes, int offset, int count) {
    digest.update(bytes, offset, count);
  }

  /** To be asked once, at the end. */
  boolean isMet() {
    return MessageDigest.isEqual(digest.digest(), expected);
  }
}
