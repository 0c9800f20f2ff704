package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.Sighting;
import io.longhaul.workflows.operation.OperationId;

/** The engine, as looks ask it. */
interface LookSource {

  /** What is there under an id, now. */
  Sighting find(OperationId id);

  /** Whether there is anything at all under an id. */
  boolean exists(OperationId id);
}
