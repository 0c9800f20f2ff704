package io.longhaul.gateway.engine;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times of the engine as times of ours. */
final class Times {

  private Times() {}

  static Instant of(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
