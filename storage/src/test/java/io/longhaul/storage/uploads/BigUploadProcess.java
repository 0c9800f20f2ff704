package io.longhaul.storage.uploads;

import io.longhaul.storage.StoreProcess;
import io.longhaul.storage.TestBytes;
import java.time.Clock;
import java.util.Map;

/** Receives an upload larger than its heap. */
final class BigUploadProcess {

  private BigUploadProcess() {}

  public static void main(String[] arguments) throws Exception {
    Uploads uploads = new Uploads(StoreProcess.open(arguments), Clock.systemUTC());
    long length = Long.parseLong(arguments[2]);
    NewUpload request = new NewUpload("acme", "big", "ann", length, Map.of());
    Creation.Created created = (Creation.Created) uploads.create(request);
    Reception reception = uploads.receive(created.upload(), TestBytes.endless(3, length));
    StoreProcess.say("received " + ((Reception.Completed) reception).upload().offset());
  }
}
