package io.longhaul.client;

import java.time.Duration;

/**
 * An attempt that failed and will be repeated.
 *
 * @param attempt the one that failed; the first is 1
 * @param reason in words for people
 * @param delay until the next attempt
 */
public record RetryNotice(int attempt, String reason, Duration delay) {}
