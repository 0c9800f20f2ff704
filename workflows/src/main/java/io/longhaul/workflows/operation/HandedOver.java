package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;

/**
 * The result of an activity that may stop early, without an error, because its worker is being shut
 * down.
 */
public interface HandedOver {

  /** How far it came when it stopped early; null when it is done. */
  @Nullable StepProgress handedOverAt();
}
