package io.longhaul.local.supervision;

import java.time.Duration;

/**
 * How a child is asked to stop.
 *
 * @param signal the name that {@code kill} knows, such as TERM
 * @param grace how long it may take before it is killed
 */
public record Stopping(String signal, Duration grace) {}
