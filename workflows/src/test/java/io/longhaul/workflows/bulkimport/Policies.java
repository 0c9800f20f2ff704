package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import java.time.Duration;
import java.time.Instant;

/** Policies that differ from the usual one in one thing. */
public final class Policies {

  private static final Policy USUAL = Policy.DEFAULT;

  private Policies() {}

  /** Never parks. */
  public static Policy failing() {
    return new Policy(OnFailure.FAIL, null, USUAL.attentionPatience(), USUAL.transientPatience());
  }

  /** Gives up at this time. */
  public static Policy until(Instant deadline) {
    return new Policy(
        OnFailure.PARK, deadline, USUAL.attentionPatience(), USUAL.transientPatience());
  }

  /** Waits so long for a person. */
  public static Policy attentive(Duration patience) {
    return new Policy(OnFailure.PARK, null, patience, USUAL.transientPatience());
  }
}
