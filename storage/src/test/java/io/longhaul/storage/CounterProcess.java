package io.longhaul.storage;

import java.nio.charset.StandardCharsets;

/** Increments a counter by compare-and-set until it is killed, and says so after each time. */
final class CounterProcess {

  private CounterProcess() {}

  public static void main(String[] arguments) throws Exception {
    BlobStore store = StoreProcess.open(arguments);
    while (true) {
      increment(store, new BlobKey(arguments[2]));
      StoreProcess.say("incremented");
    }
  }

  static void increment(BlobStore store, BlobKey key) {
    boolean done = false;
    while (!done) {
      BlobContent content = store.read(key).orElseThrow();
      int value = Integer.parseInt(new String(content.bytes(), StandardCharsets.UTF_8));
      done = store.compareAndSet(key, content.version(), TestBytes.of(Integer.toString(value + 1)));
    }
  }
}
