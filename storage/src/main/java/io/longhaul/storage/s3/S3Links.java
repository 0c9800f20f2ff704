package io.longhaul.storage.s3;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.DownloadTerms;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Links to objects, signed in the query. The client library's own have the time of their making in
 * them; these have that of their terms, so that every process makes the same.
 */
final class S3Links {

  private final S3Bucket bucket;
  private final String region;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  S3Links(S3Bucket bucket, String region) {
    this.bucket = bucket;
    this.region = region;
  }

  URI link(BlobKey key, DownloadTerms terms) {
    return signer
        .sign(sign ->
            sign.identity(bucket.clients().credentials().resolveCredentials())
                .request(request(key, terms))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, terms.validFor())
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(terms.from(), ZoneOffset.UTC)))
        .request()
        .getUri();
  }

  private SdkHttpRequest request(BlobKey key, DownloadTerms terms) {
    URI object =
        URI.create(
            bucket
                .clients()
                .patient()
                .utilities()
                .getUrl(url -> url.bucket(bucket.name()).key(key.value()))
                .toString());
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(object)
        .putRawQueryParameter("response-content-type", terms.contentType())
        .putRawQueryParameter("response-content-disposition", terms.contentDisposition())
        .build();
  }
}
