package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.OperationFilter;
import io.longhaul.gateway.engine.OperationPage;

/** The engine's index, as lists ask it. */
@FunctionalInterface
interface ListSource {

  /** The newest operations that match, as many as this. */
  OperationPage list(OperationFilter filter, int size);
}
