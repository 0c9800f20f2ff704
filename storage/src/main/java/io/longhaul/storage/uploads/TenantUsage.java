package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How many bytes the uploads of each tenant come to: one empty blob for each upload, whose name
 * holds its length, so that adding up is listing. A sum is good for some seconds; several processes
 * that look at the same time may exceed a limit by what they take in within those. Thread-safe.
 */
final class TenantUsage {

  private static final Duration GOOD_FOR = Duration.ofSeconds(5);
  private static final byte[] NOTHING = {};

  private final BlobStore store;
  private final Clock clock;
  private final Map<String, Sum> sums = new ConcurrentHashMap<>();

  TenantUsage(BlobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Sum(long bytes, Instant at) {}

  long of(String tenant) {
    Instant now = clock.instant();
    return sums.compute(
            tenant, (_, sum) -> sum != null && isGood(sum, now) ? sum : count(tenant, now))
        .bytes();
  }

  private static boolean isGood(Sum sum, Instant now) {
    return !now.isBefore(sum.at()) && now.isBefore(sum.at().plus(GOOD_FOR));
  }

  private Sum count(String tenant, Instant now) {
    try (Stream<BlobInfo> blobs = store.list(UploadKeys.allUsage(tenant))) {
      return new Sum(blobs.mapToLong(blob -> UploadKeys.lengthOfUsage(blob.key())).sum(), now);
    }
  }

  void reserve(String tenant, UploadId id, long length) {
    store.createIfAbsent(UploadKeys.usage(tenant, id, length), NOTHING);
    sums.computeIfPresent(tenant, (_, sum) -> new Sum(sum.bytes() + length, sum.at()));
  }

  void release(String tenant, UploadId id) {
    Blobs.deleteAll(store, UploadKeys.allUsage(tenant, id));
    sums.remove(tenant);
  }
}
