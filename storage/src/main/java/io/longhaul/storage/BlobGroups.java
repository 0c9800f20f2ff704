package io.longhaul.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Blobs that belong together, by what their keys say. */
public final class BlobGroups {

  private BlobGroups() {}

  /** The groups under a prefix all of whose blobs are older than a moment. */
  public static List<String> before(
      BlobStore store, String prefix, Function<BlobKey, String> group, Instant moment) {
    Map<String, Instant> newest = new LinkedHashMap<>();
    try (Stream<BlobInfo> blobs = store.list(prefix)) {
      blobs.forEach(blob ->
          newest.merge(
              group.apply(blob.key()),
              blob.lastModified(),
              (one, other) -> one.isAfter(other) ? one : other));
    }
    return newest.entrySet().stream()
        .filter(each -> each.getValue().isBefore(moment))
        .map(Map.Entry::getKey)
        .toList();
  }
}
