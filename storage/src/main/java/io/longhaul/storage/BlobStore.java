package io.longhaul.storage;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Named byte sequences that several processes share: streams of any length in constant memory, and
 * small records that are created once or compared and set. Safe for use by many threads.
 *
 * <p>A blob is there as a whole or not at all, whatever is killed when. What a method has returned
 * survives a power cut. A reader never sees two versions mixed. After a write, every reader sees
 * it. All methods and the streams that they return throw {@link StorageException}; a malformed
 * argument is an {@link IllegalArgumentException}.
 *
 * <p>The methods are those of S3 (multipart upload, conditional put by {@code If-None-Match} and
 * {@code If-Match}, ranges, prefixes), so that it can stand in for a directory.
 */
public interface BlobStore {

  /**
   * The most bytes of a record for {@link #read}, {@link #createIfAbsent} and {@link
   * #compareAndSet}: 1 MiB.
   */
  int MAX_RECORD_LENGTH = 1 << 20;

  /** The most blobs of one page of a listing. */
  int MAX_PAGE = 1000;

  /** Starts writing a blob of any length. */
  BlobUpload begin(BlobKey key);

  /** Writes a record if its key is free. Of several that race, one is told true. */
  boolean createIfAbsent(BlobKey key, byte[] content);

  /**
   * Replaces a blob by a record if it still has the expected version; a blob that is gone has none.
   * Of several that race with one expected version, at most one is told true. After an exception it
   * is unknown whether the record was replaced.
   */
  boolean compareAndSet(BlobKey key, String expectedVersion, byte[] content);

  /** Reads a record whole, or empty if there is none. */
  Optional<BlobContent> read(BlobKey key);

  /** Length, version and time of a blob, or empty if there is none. */
  Optional<BlobInfo> describe(BlobKey key);

  /**
   * Opens a blob at a position; at its end and beyond, the stream is empty.
   *
   * @throws BlobNotFoundException if there is none
   */
  default InputStream open(BlobKey key, long offset) {
    return openRange(key, offset, Long.MAX_VALUE);
  }

  /**
   * Opens at most {@code length} bytes of a blob from a position on.
   *
   * @throws BlobNotFoundException if there is none
   */
  InputStream openRange(BlobKey key, long offset, long length);

  /**
   * Opens a blob for positional reads.
   *
   * @throws BlobNotFoundException if there is none
   */
  BlobReader openReader(BlobKey key);

  /**
   * One page of the blobs whose keys start with a prefix (any text; the empty one means all), in
   * the order of keys. What is written or deleted meanwhile may be in it or not.
   *
   * @param after where to go on, exclusive: {@link BlobPage#next()} of the page before; null for
   *     the first
   * @param limit 1 to {@link #MAX_PAGE}
   */
  BlobPage list(String prefix, @Nullable BlobKey after, int limit);

  /** All blobs whose keys start with a prefix, fetched page by page as they are consumed. */
  default Stream<BlobInfo> list(String prefix) {
    return Stream.iterate(
            Optional.of(list(prefix, null, MAX_PAGE)),
            Optional::isPresent,
            page -> page.map(BlobPage::next).map(next -> list(prefix, next, MAX_PAGE)))
        .flatMap(page -> page.orElseThrow().blobs().stream());
  }

  /**
   * Deletes a blob; one that is not there is fine. Who reads it at the moment may read on or get an
   * exception.
   */
  void delete(BlobKey key);

  /**
   * Deletes a blob if it still has the expected version. After an exception it is unknown whether
   * it was deleted.
   *
   * @return whether it was this call that deleted it
   */
  boolean compareAndDelete(BlobKey key, String expectedVersion);

  /**
   * An address under which anybody may read a blob for a while, without this process; empty for a
   * store that has none. Whether the blob is there is not looked at.
   */
  default Optional<URI> link(BlobKey key, DownloadTerms terms) {
    return Optional.empty();
  }
}
