package io.longhaul.storage.uploads;

import io.longhaul.storage.Sha256;
import java.io.IOException;
import java.security.MessageDigest;

/** The first bytes of a file that is sent again, which are there already. */
record Beginning(long length, String sha256) {

  private static final int BUFFER = 1 << 16;

  /** Reads so many bytes of a delivery, or all if it has fewer. */
  static Beginning read(Delivery delivery, long count) throws IOException {
    MessageDigest digest = Sha256.start();
    ExpectedChecksum checksum = delivery.checksum();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    int read = 0;
    while (length < count && read >= 0) {
      read = delivery.body().read(buffer, 0, (int) Math.min(buffer.length, count - length));
      if (read > 0) {
        digest.update(buffer, 0, read);
        length += read;
        if (checksum != null) {
          checksum.update(buffer, 0, read);
        }
      }
    }
    return new Beginning(length, Sha256.finish(digest));
  }
}
