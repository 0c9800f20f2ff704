package io.longhaul.storage.artifacts;

import java.util.regex.Pattern;

/**
 * Which file of which run of which operation.
 *
 * @param operationId the id of the operation, which is the id of its workflow
 * @param runId the id of the run that made the file
 * @param name {@code [A-Za-z0-9][A-Za-z0-9._-]*}, at most 120 characters
 */
public record ArtifactId(String operationId, String runId, String name) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

  /**
   * Checks the name; the other two when the key is made.
   *
   * @throws IllegalArgumentException if the name is malformed; {@link #isValidName} asks first
   */
  public ArtifactId {
    if (!isValidName(name)) {
      throw new IllegalArgumentException("Not the name of an artifact: \"%s\"".formatted(name));
    }
  }

  /** Whether a text from outside can be the name of an artifact. */
  public static boolean isValidName(String name) {
    return NAME.matcher(name).matches();
  }
}
