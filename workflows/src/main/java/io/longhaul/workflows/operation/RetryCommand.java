package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The signal that lets a parked operation go on.
 *
 * @param commandId the same for repetitions of one command: they act once
 * @param parkId the park that is meant
 * @param input the corrected input; null to go on with the one it has
 */
public record RetryCommand(
    String commandId, String parkId, String by, @Nullable String reason, @Nullable JsonNode input) {

  /** JSON's null means no input as well. */
  public RetryCommand {
    input = input == null || input.isNull() ? null : input;
  }
}
