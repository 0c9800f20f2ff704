package io.longhaul.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing, in the order of keys.
 *
 * @param next where the next page goes on ({@code after}); null on the last page
 */
public record BlobPage(List<BlobInfo> blobs, @Nullable BlobKey next) {

  /** Takes a copy. */
  public BlobPage {
    blobs = List.copyOf(blobs);
  }
}
