package io.longhaul.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on the server.
 *
 * @param id what an operation's input names
 * @param length in bytes
 * @param sha256 of what the server has, in hex; null if it does not say
 * @param expiresAt when it goes away; null if the server does not say
 */
public record Upload(
    String id, long length, @Nullable String sha256, @Nullable Instant expiresAt) {}
