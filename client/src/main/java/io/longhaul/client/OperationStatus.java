package io.longhaul.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an operation stands, in the closed set that every standard poller knows. */
public enum OperationStatus {
  @JsonProperty("NotStarted")
  NOT_STARTED,
  @JsonProperty("Running")
  RUNNING,
  @JsonProperty("Succeeded")
  SUCCEEDED,
  @JsonProperty("Failed")
  FAILED,
  @JsonProperty("Canceled")
  CANCELED
}
