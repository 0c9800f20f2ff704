package io.longhaul.workflows.bulkimport;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a record whose key is in the table already, or came earlier in the file. */
public enum OnDuplicate {
  /** The later record wins. */
  @JsonProperty("update")
  UPDATE,
  /** The earlier record stays; the later one is counted as skipped. */
  @JsonProperty("skip")
  SKIP,
  /** The earlier record stays; the later one goes to the rejects. */
  @JsonProperty("reject")
  REJECT
}
