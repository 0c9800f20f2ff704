package io.longhaul.client;

import org.jspecify.annotations.Nullable;

/**
 * A file on the server.
 *
 * @param id what an operation's input names
 * @param length in bytes
 * @param replayed whether it was there already under the same key
 * @param location its address; null if the server gave none
 */
public record Upload(String id, long length, boolean replayed, @Nullable String location) {}
