package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.StoreProcess;
import java.nio.file.Path;

/** Takes the lock of a key and keeps it until it is killed. */
final class LockerProcess {

  private LockerProcess() {}

  public static void main(String[] arguments) throws Exception {
    StoreRoot root = StoreRoot.open(Path.of(arguments[1]));
    int read =
        root.locks()
            .holding(
                new BlobKey(arguments[2]),
                () -> {
                  StoreProcess.say("locked");
                  return System.in.read();
                });
    StoreProcess.say("released after " + read);
  }
}
