package io.longhaul.storage;

/**
 * Opens the store under test, in this process or in another one; has a public constructor without
 * arguments.
 */
public interface StoreOpener {

  /** Another handle on the store at an address. */
  BlobStore open(String address);
}
