package io.longhaul.storage.s3;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The clients of one bucket.
 *
 * @param patient tries again what failed in passing
 * @param once does not: a conditional write that is tried again meets itself
 */
record S3Clients(S3Client patient, S3Client once, AwsCredentialsProvider credentials) {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration ATTEMPT = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofMinutes(3);

  static S3Clients of(S3Location location) {
    AwsCredentialsProvider credentials = credentials(location.credentialsFile());
    return new S3Clients(
        client(location, credentials, AwsRetryStrategy.standardRetryStrategy()),
        client(location, credentials, AwsRetryStrategy.doNotRetry()),
        credentials);
  }

  // Checksums beyond what a call requires are not understood by every server that speaks S3.
  private static S3Client client(
      S3Location location, AwsCredentialsProvider credentials, RetryStrategy retries) {
    return S3Client.builder()
        .region(Region.of(location.region()))
        .endpointOverride(location.endpoint())
        .forcePathStyle(location.endpoint() != null)
        .credentialsProvider(credentials)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
        .overrideConfiguration(configuration ->
            configuration
                .retryStrategy(retries)
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL))
        .build();
  }

  private static AwsCredentialsProvider credentials(@Nullable Path file) {
    return file == null
        ? DefaultCredentialsProvider.builder().build()
        : ProfileCredentialsProvider.builder()
            .profileFile(ProfileFileSupplier.reloadWhenModified(file, ProfileFile.Type.CREDENTIALS))
            .profileName("default")
            .build();
  }
}
