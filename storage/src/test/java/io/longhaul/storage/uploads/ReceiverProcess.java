package io.longhaul.storage.uploads;

import io.longhaul.storage.StoreProcess;
import io.longhaul.storage.TestBytes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;

/**
 * Receives an upload and says so block by block, and for a while after the end, until it is killed.
 */
final class ReceiverProcess {

  /** Two and a half parts. */
  static final long LENGTH = 20 << 20;

  private ReceiverProcess() {}

  public static void main(String[] arguments) throws Exception {
    Uploads uploads = new Uploads(StoreProcess.open(arguments), Clock.systemUTC());
    receive(uploads, arguments[2], new Talking(content()));
    for (int i = 0; i < 100; i++) {
      StoreProcess.say("received");
    }
    System.in.read();
  }

  static InputStream content() {
    return TestBytes.endless(11, LENGTH);
  }

  static Upload receive(Uploads uploads, String key) throws IOException {
    return receive(uploads, key, content());
  }

  private static Upload receive(Uploads uploads, String key, InputStream body) throws IOException {
    NewUpload request = new NewUpload("acme", key, "ann", LENGTH, Map.of());
    Upload upload =
        switch (uploads.create(request)) {
          case Creation.Created created -> created.upload();
          case Creation.Existing existing -> existing.upload();
          case Creation.DifferentRequest _, Creation.OtherOwner _, Creation.TenantFull _ ->
              throw new AssertionError();
        };
    return ((Reception.Completed) uploads.receive(upload, body)).upload();
  }

  private static final class Talking extends FilterInputStream {

    Talking(InputStream body) {
      super(body);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      StoreProcess.say("reading");
      return super.read(buffer, offset, count);
    }
  }
}
