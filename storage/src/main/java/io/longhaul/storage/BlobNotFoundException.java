package io.longhaul.storage;

/** The blob never was, or is gone: trying again does not help. */
public final class BlobNotFoundException extends StorageException {

  private final BlobKey key;

  /** Names the blob that was asked for. */
  public BlobNotFoundException(BlobKey key) {
    super("There is no blob " + key, null);
    this.key = key;
  }

  /** The key that was asked for. */
  public BlobKey key() {
    return key;
  }
}
