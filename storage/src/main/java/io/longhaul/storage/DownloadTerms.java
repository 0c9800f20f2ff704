package io.longhaul.storage;

import java.time.Duration;
import java.time.Instant;

/**
 * What holds for a link to a blob.
 *
 * @param from when its time begins; links of one time are the same in every process
 * @param validFor how long anybody who has it may read
 * @param contentType which the answer declares
 * @param contentDisposition the same
 */
public record DownloadTerms(
    Instant from, Duration validFor, String contentType, String contentDisposition) {}
