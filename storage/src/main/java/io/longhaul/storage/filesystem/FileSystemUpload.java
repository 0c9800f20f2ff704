package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobUpload;
import java.io.OutputStream;
import java.util.Optional;

/** A blob being written into a staged file. */
final class FileSystemUpload implements BlobUpload {

  private final Placement placement;
  private final BlobKey key;
  private final StagedFile staged;
  private boolean published;

  FileSystemUpload(Placement placement, BlobKey key, StagedFile staged) {
    this.placement = placement;
    this.key = key;
    this.staged = staged;
  }

  @Override
  public OutputStream stream() {
    return staged.stream();
  }

  @Override
  public BlobInfo publish() {
    requireFirst();
    return placement.replace(key, staged);
  }

  @Override
  public Optional<BlobInfo> publishIfAbsent() {
    requireFirst();
    return placement.create(key, staged);
  }

  private void requireFirst() {
    if (published) {
      throw new IllegalStateException("Blob %s was published before".formatted(key));
    }
    published = true;
  }

  @Override
  public void close() {
    staged.close();
  }
}
