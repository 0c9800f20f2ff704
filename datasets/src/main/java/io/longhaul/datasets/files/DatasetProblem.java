package io.longhaul.datasets.files;

/**
 * What is wrong with a dataset file, in words that its author can act on.
 *
 * @param file the file's name, or the directory's path when that is the problem
 * @param pointer JSON pointer (RFC 6901) to the place, empty for the whole file
 * @param message what is wrong and what is allowed
 */
public record DatasetProblem(String file, String pointer, String message) {
  @Override
  public String toString() {
    return pointer.isEmpty() ? file + ": " + message : file + " at " + pointer + ": " + message;
  }
}
