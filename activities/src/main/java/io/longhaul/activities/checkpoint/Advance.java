package io.longhaul.activities.checkpoint;

/**
 * One step of a checkpoint.
 *
 * @param from the position that it has to be at
 * @param to the position that it goes to
 * @param tally what came of what lies between
 */
public record Advance(long from, long to, Tally tally) {}
