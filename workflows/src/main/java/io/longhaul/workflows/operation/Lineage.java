package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;

/**
 * What a line of retries shares: the key of its checkpoints and the digest of what decides the
 * effect.
 *
 * @param id the first run id of the root operation, or the run id and a number where the digest
 *     changed
 * @param digest SHA-256 in hex of file, dataset, format and policy; null until the first step has
 *     found it out
 * @param supersedes the lineage that had another digest before this one; null when there was none
 */
public record Lineage(String id, @Nullable String digest, @Nullable String supersedes) {}
