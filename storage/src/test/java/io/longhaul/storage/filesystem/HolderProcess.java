package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.StoreProcess;
import io.longhaul.storage.TestBytes;

/** Begins a blob, waits for a line, and publishes it. */
final class HolderProcess {

  private HolderProcess() {}

  public static void main(String[] arguments) throws Exception {
    BlobStore store = StoreProcess.open(arguments);
    try (BlobUpload upload = store.begin(new BlobKey(arguments[2]))) {
      TestBytes.write(upload.stream(), TestBytes.of(7, 500_000));
      StoreProcess.say("begun");
      System.in.read();
      upload.publish();
      StoreProcess.say("published");
    }
  }
}
