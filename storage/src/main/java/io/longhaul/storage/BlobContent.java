package io.longhaul.storage;

/** A small blob as a whole, with the version that {@link BlobStore#compareAndSet} expects back. */
@SuppressWarnings("ArrayRecordComponent") // read once and parsed; never compared
public record BlobContent(byte[] bytes, String version) {}
