package io.longhaul.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was fetched whole; where the server gave a digest, it was checked.
 *
 * @param length in bytes
 * @param name what the server calls the file; null if it does not say
 */
public record SavedFile(
    Path path, long length, @Nullable String contentType, @Nullable String name) {}
