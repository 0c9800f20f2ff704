package io.longhaul.activities.checkpoint;

/**
 * The right of one attempt to advance a checkpoint, until another claims it.
 *
 * @param epoch rises with each claim
 * @param claimed the checkpoint as it was then
 */
public record Tenure(long epoch, Checkpoint claimed) {}
