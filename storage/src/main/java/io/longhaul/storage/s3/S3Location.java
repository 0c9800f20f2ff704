package io.longhaul.storage.s3;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket, and how to reach it.
 *
 * @param endpoint of a server other than Amazon's; null for Amazon's of the region
 * @param credentialsFile in the form of {@code ~/.aws/credentials}, profile {@code default}, read
 *     again when it changes; null for what the environment offers (variables, container, machine)
 */
public record S3Location(
    String bucket, String region, @Nullable URI endpoint, @Nullable Path credentialsFile) {}
