package io.longhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.DownloadTerms;
import io.longhaul.storage.StorageUnavailableException;
import io.longhaul.storage.TestBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to buckets. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class S3BlobStoreTests {

  private static final BlobKey KEY = new BlobKey("some/blob");
  private static final int PART = 8 << 20;

  @TempDir private Path directory;
  private final S3Location location = S3Server.shared().bucket();
  private final BlobStore store = S3BlobStore.open(location);

  @Test
  void aBlobOfSeveralPartsIsOneBlob() {
    byte[] content = TestBytes.of(1, 2 * PART + 12_345);

    BlobInfo published = TestBytes.publish(store, KEY, content);

    assertThat(published.length()).isEqualTo(content.length);
    assertThat(published.version()).matches("[0-9a-f]+-3");
    assertThat(TestBytes.drain(store.open(KEY, 0))).isEqualTo(content);
    assertThat(TestBytes.drain(store.openRange(KEY, PART - 5, 10))).hasSize(10);
    assertThat(store.describe(KEY)).contains(published);
  }

  @Test
  void aBlobOfSeveralPartsIsPublishedIfAbsentOnly() {
    byte[] content = TestBytes.of(1, PART + 1);
    assertThat(publishIfAbsent(content)).isTrue();

    assertThat(publishIfAbsent(TestBytes.of(2, PART + 1))).isFalse();

    assertThat(TestBytes.drain(store.open(KEY, 0))).isEqualTo(content);
  }

  private boolean publishIfAbsent(byte[] content) {
    try (BlobUpload upload = store.begin(KEY)) {
      TestBytes.write(upload.stream(), content);
      return upload.publishIfAbsent().isPresent();
    }
  }

  @Test
  void whatIsNotPublishedLeavesNothing() {
    try (BlobUpload upload = store.begin(KEY)) {
      TestBytes.write(upload.stream(), TestBytes.of(1, PART + 1));
    }

    assertThat(store.list("")).isEmpty();
    try (var client = S3Clients.of(location).patient()) {
      assertThat(client.listMultipartUploads(it -> it.bucket(location.bucket())).uploads())
          .isEmpty();
    }
  }

  @Test
  void aLinkServesTheBlobUntilItExpires() throws Exception {
    TestBytes.publish(store, KEY, TestBytes.of("hello"));
    Instant now = Instant.now();
    DownloadTerms terms =
        new DownloadTerms(
            now, Duration.ofMinutes(5), "text/csv", "attachment; filename=\"a b.csv\"");

    URI link = store.link(KEY, terms).orElseThrow();
    HttpResponse<String> answer = get(link);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"a b.csv\"");
    assertThat(store.link(KEY, terms)).as("the same in every process").contains(link);
    DownloadTerms past =
        new DownloadTerms(now.minusSeconds(3600), Duration.ofMinutes(5), "text/csv", "inline");
    assertThat(get(store.link(KEY, past).orElseThrow()).statusCode()).isEqualTo(403);
    assertThat(get(URI.create(link.toString().replace("some/blob", "some/other"))).statusCode())
        .isEqualTo(403);
  }

  private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
    }
  }

  @Test
  void saysWhatIsWrongWithTheBucket() throws IOException {
    S3Location missing = S3Server.shared().location("not-there");
    Path wrong = directory.resolve("credentials");
    Files.writeString(
        wrong, "[default]\naws_access_key_id=tester\naws_secret_access_key=top-secret\n");
    S3Location refused =
        new S3Location(location.bucket(), location.region(), location.endpoint(), wrong);
    S3Location away = new S3Location("any", "us-east-1", URI.create("http://127.0.0.1:1"), wrong);

    assertThatThrownBy(() -> S3BlobStore.open(missing))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("not-there")
        .hasMessageContaining("must exist");
    assertThatThrownBy(() -> S3BlobStore.open(refused))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("credentials")
        .hasMessageNotContaining("top-secret");
    assertThatThrownBy(() -> S3BlobStore.open(away))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  @Test
  void readsOneVersionThroughAWindow() {
    byte[] content = TestBytes.of(3, 3 << 20);
    TestBytes.publish(store, KEY, content);
    byte[] buffer = new byte[100];

    try (var reader = store.openReader(KEY)) {
      for (int position : new int[] {0, 50, (1 << 20) - 10, 2_500_000, 10}) {
        int count = reader.read(position, buffer, 0, buffer.length);
        assertThat(count).isPositive();
        for (int i = 0; i < count; i++) {
          assertThat(buffer[i]).isEqualTo(content[position + i]);
        }
      }
    }
  }
}
