package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobPage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing: a walk in the order of keys that enters only directories where the page
 * can be.
 */
final class Listing {

  private final Path blobs;
  private final String prefix;
  private final String after;
  private final int limit;
  private final List<BlobInfo> found = new ArrayList<>();

  Listing(Path blobs, String prefix, @Nullable BlobKey after, int limit) {
    this.blobs = blobs;
    this.prefix = prefix;
    this.after = after == null ? "" : after.value();
    this.limit = limit;
  }

  BlobPage page() throws IOException {
    walk(blobs, "");
    boolean last = found.size() <= limit;
    List<BlobInfo> page = last ? found : found.subList(0, limit);
    return new BlobPage(page, last ? null : page.getLast().key());
  }

  /** Goes on until there is one more than the page holds: then another page follows. */
  private void walk(Path directory, String directoryKey) throws IOException {
    for (Entry entry : entries(directory, directoryKey)) {
      if (found.size() > limit) {
        return;
      }
      if (entry.isDirectory()) {
        walk(entry.path(), entry.key());
      } else {
        add(entry);
      }
    }
  }

  private List<Entry> entries(Path directory, String directoryKey) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Entry.of(directoryKey, file).filter(this::mayHold).ifPresent(entries::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    entries.sort(null);
    return entries;
  }

  private boolean mayHold(Entry entry) {
    return entry.isDirectory()
        ? (entry.key().startsWith(prefix) || prefix.startsWith(entry.key()))
            && (after.startsWith(entry.key()) || entry.key().compareTo(after) > 0)
        : entry.key().startsWith(prefix) && entry.key().compareTo(after) > 0;
  }

  private void add(Entry entry) throws IOException {
    FileVersion version = FileVersion.ifPresent(entry.path());
    if (version != null) {
      found.add(version.describe(new BlobKey(entry.key())));
    }
  }

  /** A blob, or a directory with its key and a slash, which puts both into the order of keys. */
  private record Entry(String key, boolean isDirectory, Path path) implements Comparable<Entry> {

    /** Empty for a file that is none of ours. */
    static Optional<Entry> of(String directoryKey, Path path) {
      boolean isDirectory = Files.isDirectory(path);
      String end = isDirectory ? "/" : "";
      return KeyPath.decode(path.getFileName().toString())
          .map(segment -> new Entry(directoryKey + segment + end, isDirectory, path));
    }

    @Override
    public int compareTo(Entry other) {
      return key.compareTo(other.key);
    }
  }
}
