package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobContent;
import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobPage;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A blob store on a directory that several processes share, also of several machines if the file
 * system has POSIX locks.
 *
 * <p>A blob is one file under {@code blobs/}. It is written under {@code staging/}, forced to the
 * disk, and then renamed (or linked, where nothing may be replaced), so that no reader sees half of
 * it. Replacing, comparing and deleting hold a POSIX lock on a byte of the file {@code lock},
 * chosen by the key, for the length of one rename; the kernel releases it when its holder is
 * killed. What killed processes leave in {@code staging/} is removed when a store is opened.
 */
public final class FileSystemBlobStore implements BlobStore {

  /** How often a blob may be deleted and written again just as it is opened. */
  private static final int OPEN_RACES = 100;

  private final StoreRoot root;
  private final Placement placement;

  private FileSystemBlobStore(StoreRoot root) {
    this.root = root;
    this.placement = new Placement(root);
  }

  /**
   * Opens the store in a directory, which is made if need be. Stores of one directory may be opened
   * as often as one likes, and are not closed.
   *
   * @throws io.longhaul.storage.StorageException if the directory cannot be used; the message says
   *     what to do
   */
  public static FileSystemBlobStore open(Path directory) {
    return new FileSystemBlobStore(StoreRoot.open(directory));
  }

  @Override
  public BlobUpload begin(BlobKey key) {
    return new FileSystemUpload(placement, key, root.stage());
  }

  @Override
  public boolean createIfAbsent(BlobKey key, byte[] content) {
    requireRecord(content.length);
    try (StagedFile staged = root.stage()) {
      staged.stream().write(content);
      return placement.create(key, staged).isPresent();
    }
  }

  @Override
  public boolean compareAndSet(BlobKey key, String expectedVersion, byte[] content) {
    requireRecord(content.length);
    try (StagedFile staged = root.stage()) {
      staged.stream().write(content);
      return placement.compareAndSet(key, expectedVersion, staged);
    }
  }

  @Override
  public Optional<BlobContent> read(BlobKey key) {
    Path file = root.file(key);
    try {
      while (true) {
        FileVersion before = FileVersion.of(file);
        requireRecord(before.length());
        byte[] bytes = Files.readAllBytes(file);
        if (FileVersion.of(file).equals(before)) {
          return Optional.of(new BlobContent(bytes, before.token()));
        }
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.of("read blob " + key, e);
    }
  }

  private static void requireRecord(long length) {
    if (length > MAX_RECORD_LENGTH) {
      throw new IllegalArgumentException(
          "A record has at most %d bytes, not %d: use a stream"
              .formatted(MAX_RECORD_LENGTH, length));
    }
  }

  @Override
  public Optional<BlobInfo> describe(BlobKey key) {
    try {
      return Optional.of(FileVersion.of(root.file(key)).describe(key));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.of("describe blob " + key, e);
    }
  }

  @Override
  public InputStream openRange(BlobKey key, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("Not a range: %d+%d".formatted(offset, length));
    }
    return new FileRangeStream(openReader(key), offset, length);
  }

  @Override
  public BlobReader openReader(BlobKey key) {
    Path file = root.file(key);
    for (int tries = 1; ; tries++) {
      try {
        return FileReader.open(key, file);
      } catch (IOException e) {
        // The error does not tell what is not there from what may not be read; the file may come
        // back meanwhile.
        if (!Files.isRegularFile(file)) {
          throw new BlobNotFoundException(key);
        }
        if (tries == OPEN_RACES) {
          throw Failures.of("open blob " + key, e);
        }
      }
    }
  }

  @Override
  public BlobPage list(String prefix, @Nullable BlobKey after, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException(
          "A page has 1 to %d blobs, not %d".formatted(MAX_PAGE, limit));
    }
    try {
      return new Listing(root.blobs(), prefix, after, limit).page();
    } catch (IOException e) {
      throw Failures.of("list blobs", e);
    }
  }

  @Override
  public void delete(BlobKey key) {
    placement.delete(key);
  }

  @Override
  public boolean compareAndDelete(BlobKey key, String expectedVersion) {
    return placement.compareAndDelete(key, expectedVersion);
  }
}
