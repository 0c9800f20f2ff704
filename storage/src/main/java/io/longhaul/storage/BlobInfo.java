package io.longhaul.storage;

import java.time.Instant;

/**
 * What a store knows about a blob without reading it.
 *
 * @param length bytes
 * @param version changes whenever the bytes of the blob do; of hexadecimal digits and {@code -},
 *     fit for an {@code ETag}
 */
public record BlobInfo(BlobKey key, long length, String version, Instant lastModified) {}
