package io.longhaul.client.command;

import java.util.List;

/** The server does not know the dataset. */
final class UnknownDatasetException extends RuntimeException {
  UnknownDatasetException(String dataset, List<String> known) {
    super(
        "The server has no dataset '%s'. It has: %s.".formatted(dataset, String.join(", ", known)));
  }
}
