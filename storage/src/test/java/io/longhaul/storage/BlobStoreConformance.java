package io.longhaul.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every blob store does for one user alone. Each test gets a store of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class BlobStoreConformance {

  protected static final BlobKey KEY = new BlobKey("some/where/blob.csv");

  /** The empty store of this test. */
  protected abstract BlobStore store();

  @Test
  void showsNothingBeforePublication() {
    try (BlobUpload upload = store().begin(KEY)) {
      TestBytes.write(upload.stream(), TestBytes.of(1, 100_000));

      assertThat(store().describe(KEY)).isEmpty();
      assertThat(store().list("")).isEmpty();
    }

    assertThat(store().describe(KEY)).isEmpty();
  }

  @Test
  void showsTheWholeBlobAfterPublication() {
    byte[] content = TestBytes.of(2, 300_001);

    BlobInfo published = TestBytes.publish(store(), KEY, content);

    assertThat(published.length()).isEqualTo(content.length);
    assertThat(published.lastModified())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plusSeconds(1));
    assertThat(store().describe(KEY)).contains(published);
    assertThat(TestBytes.drain(store().open(KEY, 0))).isEqualTo(content);
  }

  @Test
  void keepsTheOldBlobUntilTheNewOneIsPublished() {
    BlobInfo old = TestBytes.publish(store(), KEY, TestBytes.of("old"));

    try (BlobUpload upload = store().begin(KEY)) {
      TestBytes.write(upload.stream(), TestBytes.of("new!"));
      assertThat(store().describe(KEY)).contains(old);
      upload.publish();
    }

    assertThat(TestBytes.drain(store().open(KEY, 0))).isEqualTo(TestBytes.of("new!"));
    assertThat(store().describe(KEY).orElseThrow().version()).isNotEqualTo(old.version());
  }

  @Test
  void publishesIfAbsentOnlyOnce() {
    try (BlobUpload first = store().begin(KEY);
        BlobUpload second = store().begin(KEY)) {
      TestBytes.write(first.stream(), TestBytes.of("first"));
      TestBytes.write(second.stream(), TestBytes.of("second"));

      assertThat(first.publishIfAbsent()).isPresent();
      assertThat(second.publishIfAbsent()).isEmpty();
    }

    assertThat(store().read(KEY).orElseThrow().bytes()).isEqualTo(TestBytes.of("first"));
  }

  @Test
  void closingTheStreamPublishesNothing() throws Exception {
    try (BlobUpload upload = store().begin(KEY)) {
      TestBytes.write(upload.stream(), TestBytes.of("text"));
      upload.stream().close();

      assertThat(store().describe(KEY)).isEmpty();
      assertThat(upload.publish().length()).isEqualTo(4);
    }
  }

  @Test
  void keepsEmptyBlobs() {
    TestBytes.publish(store(), KEY, new byte[0]);

    assertThat(store().describe(KEY).orElseThrow().length()).isZero();
    assertThat(TestBytes.drain(store().open(KEY, 0))).isEmpty();
  }

  @Test
  void readsRanges() {
    byte[] content = TestBytes.of(3, 10_000);
    TestBytes.publish(store(), KEY, content);

    assertThat(TestBytes.drain(store().openRange(KEY, 100, 50)))
        .isEqualTo(Arrays.copyOfRange(content, 100, 150));
    assertThat(TestBytes.drain(store().open(KEY, 9_990))).hasSize(10).endsWith(content[9_999]);
    assertThat(TestBytes.drain(store().openRange(KEY, 9_990, 1_000))).hasSize(10);
    assertThat(TestBytes.drain(store().open(KEY, 10_000))).isEmpty();
    assertThat(TestBytes.drain(store().open(KEY, Long.MAX_VALUE))).isEmpty();
    assertThat(TestBytes.drain(store().openRange(KEY, 5, 0))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> store().openRange(KEY, -1, 5));
  }

  @Test
  void readsAtPositions() {
    byte[] content = TestBytes.of(4, 1_000);
    TestBytes.publish(store(), KEY, content);
    byte[] buffer = new byte[10];

    try (BlobReader reader = store().openReader(KEY)) {
      assertThat(reader.length()).isEqualTo(1_000);
      assertThat(reader.read(990, buffer, 5, 5)).isBetween(1, 5);
      assertThat(buffer[5]).isEqualTo(content[990]);
      assertThat(reader.read(999, buffer, 0, 10)).isEqualTo(1);
      assertThat(reader.read(1_000, buffer, 0, 10)).isEqualTo(-1);
      assertThat(reader.read(5_000_000_000L, buffer, 0, 10)).isEqualTo(-1);
    }
  }

  @Test
  void neverMixesVersionsInOneReader() {
    byte[] old = TestBytes.of(5, 100_000);
    TestBytes.publish(store(), KEY, old);
    byte[] buffer = new byte[100];

    try (BlobReader reader = store().openReader(KEY)) {
      TestBytes.publish(store(), KEY, TestBytes.of(6, 200_000));

      assertThat(reader.length()).isEqualTo(100_000);
      int read = readOrFail(reader, buffer);
      assertThat(Arrays.copyOf(buffer, read))
          .isEqualTo(Arrays.copyOfRange(old, 50_000, 50_000 + read));
    }
  }

  /** A store may refuse to go on with a version that is gone. */
  private static int readOrFail(BlobReader reader, byte[] buffer) {
    try {
      return reader.read(50_000, buffer, 0, buffer.length);
    } catch (StorageException e) {
      return 0;
    }
  }

  @Test
  void createsOnlyWhatIsAbsent() {
    assertThat(store().createIfAbsent(KEY, TestBytes.of("one"))).isTrue();
    assertThat(store().createIfAbsent(KEY, TestBytes.of("two"))).isFalse();

    assertThat(store().read(KEY).orElseThrow().bytes()).isEqualTo(TestBytes.of("one"));
  }

  @Test
  void setsOnlyWhatHasTheExpectedVersion() {
    store().createIfAbsent(KEY, TestBytes.of("one"));
    String first = store().read(KEY).orElseThrow().version();

    assertThat(store().compareAndSet(KEY, first, TestBytes.of("two"))).isTrue();
    assertThat(store().compareAndSet(KEY, first, TestBytes.of("three"))).isFalse();

    assertThat(store().read(KEY).orElseThrow().bytes()).isEqualTo(TestBytes.of("two"));
  }

  @Test
  void setsNothingThatIsAbsent() {
    store().createIfAbsent(KEY, TestBytes.of("one"));
    String version = store().read(KEY).orElseThrow().version();
    store().delete(KEY);

    assertThat(store().compareAndSet(KEY, version, TestBytes.of("two"))).isFalse();

    assertThat(store().describe(KEY)).isEmpty();
  }

  @Test
  void givesTheSameVersionByEveryRoute() {
    BlobInfo published = TestBytes.publish(store(), KEY, TestBytes.of("text"));

    assertThat(store().read(KEY).orElseThrow().version()).isEqualTo(published.version());
    assertThat(store().list("some/")).containsExactly(published);
    assertThat(published.version()).matches("[0-9a-f-]+");
  }

  @Test
  void refusesRecordsBeyondTheLimit() {
    byte[] tooLong = new byte[BlobStore.MAX_RECORD_LENGTH + 1];
    TestBytes.publish(store(), KEY, tooLong);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().createIfAbsent(new BlobKey("a"), tooLong));
    assertThatIllegalArgumentException().isThrownBy(() -> store().read(KEY));
  }

  @Test
  void deletesWhatIsThereAndDoesNotMindWhatIsNot() {
    TestBytes.publish(store(), KEY, TestBytes.of("text"));

    store().delete(KEY);
    store().delete(KEY);

    assertThat(store().describe(KEY)).isEmpty();
    assertThat(store().read(KEY)).isEmpty();
    assertThatThrownBy(() -> store().open(KEY, 0))
        .isInstanceOf(BlobNotFoundException.class)
        .hasMessageContaining("some/where/blob.csv");
    assertThatThrownBy(() -> store().openReader(KEY)).isInstanceOf(BlobNotFoundException.class);
  }

  @Test
  void deletesOnlyTheExpectedVersion() {
    BlobInfo old = TestBytes.publish(store(), KEY, TestBytes.of("old"));
    BlobInfo current = TestBytes.publish(store(), KEY, TestBytes.of("new"));

    assertThat(store().compareAndDelete(KEY, old.version())).isFalse();
    assertThat(store().compareAndDelete(KEY, current.version())).isTrue();
    assertThat(store().compareAndDelete(KEY, current.version())).isFalse();
  }

  @Test
  void keepsKeysApartThatDifferInCase() {
    BlobKey small = new BlobKey("import/abc");
    BlobKey mixed = new BlobKey("Import/aBc");

    store().createIfAbsent(small, TestBytes.of("small"));
    assertThat(store().createIfAbsent(mixed, TestBytes.of("mixed"))).isTrue();

    assertThat(store().list("").map(BlobInfo::key)).containsExactly(mixed, small);
    assertThat(store().read(small).orElseThrow().bytes()).isEqualTo(TestBytes.of("small"));
  }

  @Test
  void listsInTheOrderOfKeysAcrossDirectories() {
    List<BlobKey> keys =
        List.of("a-b", "a.c", "a/b/c", "a/b=c", "a/bc", "aa", "b/a").stream()
            .map(BlobKey::new)
            .toList();
    keys.reversed().forEach(key -> store().createIfAbsent(key, TestBytes.of("x")));

    assertThat(store().list("").map(BlobInfo::key)).containsExactlyElementsOf(keys);
    assertThat(store().list("a/b").map(BlobInfo::key))
        .containsExactlyElementsOf(keys.subList(2, 5));
    assertThat(store().list("a/b/").map(BlobInfo::key)).containsExactly(new BlobKey("a/b/c"));
    assertThat(store().list("c")).isEmpty();
  }

  @Test
  void takesTheLongestKeys() {
    BlobKey key = new BlobKey("Z".repeat(200) + "/" + "~".repeat(200) + "/" + "a".repeat(200));

    TestBytes.publish(store(), key, TestBytes.of("far away"));

    assertThat(store().list("ZZZ").map(BlobInfo::key)).containsExactly(key);
    assertThat(TestBytes.drain(store().open(key, 4))).isEqualTo(TestBytes.of("away"));
  }
}
