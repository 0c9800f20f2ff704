package io.longhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobContent;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StorageUnavailableException;
import io.longhaul.storage.TestBytes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Conditional writes of which nobody says what became of them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class LostAnswerTests {

  private static final BlobKey KEY = new BlobKey("some/record");
  private static final byte[] MINE = TestBytes.of("mine");
  private static final byte[] NEXT = TestBytes.of("next");

  private final S3Location location = S3Server.shared().bucket();
  private final CuttingProxy proxy = new CuttingProxy(location.endpoint());
  private final BlobStore direct = S3BlobStore.open(location);
  private final BlobStore store =
      S3BlobStore.open(
          new S3Location(
              location.bucket(), location.region(), proxy.address(), location.credentialsFile()));

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  @Test
  void aWriteWhoseAnswerIsLostIsFoundAgain() {
    proxy.cutAnswers(1);
    boolean created = store.createIfAbsent(KEY, MINE);
    proxy.cutAnswers(1);
    boolean changed = store.compareAndSet(KEY, present().version(), NEXT);

    assertThat(proxy.cut()).isEqualTo(2);
    assertThat(created).isTrue();
    assertThat(changed).isTrue();
    assertThat(present().bytes()).isEqualTo(NEXT);
  }

  @Test
  void aWriteThatDidNotArriveIsRepeated() {
    proxy.cutRequests(2);

    boolean created = store.createIfAbsent(KEY, MINE);

    assertThat(proxy.cut()).isEqualTo(2);
    assertThat(created).isTrue();
    assertThat(present().bytes()).isEqualTo(MINE);
  }

  @Test
  void anothersWriteIsNotTakenForOnesOwn() {
    direct.createIfAbsent(KEY, MINE);
    String version = present().version();
    proxy.cutRequests(1);

    boolean created = store.createIfAbsent(KEY, MINE);

    assertThat(proxy.cut()).isEqualTo(1);
    assertThat(created).isFalse();
    assertThat(present().version()).isEqualTo(version);
  }

  @Test
  void whatIsCutAgainAndAgainIsGivenUp() {
    proxy.cutRequests(Integer.MAX_VALUE);

    assertThatThrownBy(() -> store.createIfAbsent(KEY, MINE))
        .isInstanceOf(StorageUnavailableException.class);

    assertThat(direct.read(KEY)).isEmpty();
  }

  private BlobContent present() {
    return direct.read(KEY).orElseThrow();
  }
}
