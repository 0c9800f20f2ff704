package io.longhaul.worker.engine;

import io.longhaul.activities.kinds.ActivityProvider;
import io.longhaul.activities.kinds.Surroundings;
import io.temporal.activity.ActivityInterface;

/** Provides activities as a kind of the module activities does, by name on the class path. */
public final class EchoProvider implements ActivityProvider {

  /** Activities of a kind that the catalogue does not have. */
  @ActivityInterface
  interface EchoActivities {
    Surroundings echo();
  }

  @Override
  public Object activities(Surroundings surroundings) {
    return (EchoActivities) () -> surroundings;
  }
}
