package io.longhaul.activities.kinds;

/**
 * Makes the activities of one kind. The worker finds it as a {@link java.util.ServiceLoader}
 * service; a kind whose activities have settings is a bean of the worker instead.
 */
public interface ActivityProvider {

  /** The one implementation of the kind's activity interface; thread-safe, opens nothing yet. */
  Object activities(Surroundings surroundings);
}
