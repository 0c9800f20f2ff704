package io.longhaul.client;

/**
 * The answer to a submission.
 *
 * @param operation as it is now, which may be long after it was started
 * @param replayed whether the same key and request had started it before
 */
public record Submission(Operation operation, boolean replayed) {}
