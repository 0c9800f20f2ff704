package io.longhaul.activities.checkpoint;

/**
 * What one owner at a time works on.
 *
 * @param lineage the line of operations
 * @param step a step of the kind's plan
 * @param partition from 0; a step that is not divided has only that
 */
public record CheckpointKey(String lineage, String step, int partition) {

  /** The whole of a step. */
  public CheckpointKey(String lineage, String step) {
    this(lineage, step, 0);
  }
}
