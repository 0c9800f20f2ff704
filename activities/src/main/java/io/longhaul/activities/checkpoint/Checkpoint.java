package io.longhaul.activities.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * How far a line of operations is.
 *
 * @param digest of what decides the effect
 * @param target what the effect is on
 * @param supersedes the lineage before this one; null when there was none
 * @param position where in the source the next attempt goes on
 * @param tally what came of all that lies before the position
 */
public record Checkpoint(
    CheckpointKey key,
    String digest,
    String target,
    @Nullable String supersedes,
    long position,
    Tally tally) {}
