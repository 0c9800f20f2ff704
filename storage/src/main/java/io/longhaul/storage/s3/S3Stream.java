package io.longhaul.storage.s3;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.StorageUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An answer being read. Closed early, it gives its connection up instead of reading the rest. */
final class S3Stream extends InputStream {

  private final BlobKey key;
  private final ResponseInputStream<GetObjectResponse> answer;
  private boolean ended;

  S3Stream(BlobKey key, ResponseInputStream<GetObjectResponse> answer) {
    this.key = key;
    this.answer = answer;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    try {
      int read = answer.read(buffer, offset, count);
      ended |= read < 0;
      return read;
    } catch (IOException | RuntimeException e) {
      throw new StorageUnavailableException("The reading of blob %s broke off".formatted(key), e);
    }
  }

  @Override
  public void close() {
    if (!ended) {
      answer.abort();
    }
    try {
      answer.close();
    } catch (IOException | RuntimeException e) {
      // It is given up in any case.
      ended = true;
    }
  }
}
