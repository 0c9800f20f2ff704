package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.SettableClock;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadExpiryTests {

  private static final byte[] CONTENT = TestBytes.of(1, 200_000);
  private static final NewUpload REQUEST =
      new NewUpload("acme", "key-1", "ann", (long) CONTENT.length, Map.of());

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private BlobStore store;
  private Uploads uploads;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    uploads = new Uploads(store, clock);
  }

  private static InputStream body(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  private Upload create() {
    return ((Creation.Created) uploads.create(REQUEST)).upload();
  }

  private Upload createAndReceive() throws IOException {
    return ((Reception.Completed) uploads.receive(create(), body(CONTENT))).upload();
  }

  @Test
  void isGoneAfterDeletionAndKeepsItsKey() throws Exception {
    Upload upload = createAndReceive();

    uploads.delete(upload);
    uploads.delete(upload);

    assertThat(stateOf(upload)).contains(UploadState.GONE);
    assertThat(partsOf(upload)).isZero();
    assertThatThrownBy(() -> uploads.open(upload, 0)).isInstanceOf(BlobNotFoundException.class);
    Creation repeated = uploads.create(REQUEST);
    assertThat(((Creation.Existing) repeated).upload().state()).isEqualTo(UploadState.GONE);
    assertThat(uploads.receive(upload, body(CONTENT))).isEqualTo(new Reception.Gone());
  }

  @Test
  void isGoneWhenDeletedWhileItIsReceived() throws Exception {
    Upload upload = create();
    InputStream deleting =
        new SequenceInputStream(
            body(TestBytes.of(1, 100_000)), new Interjection(() -> uploads.delete(upload)));
    InputStream rest = body(Arrays.copyOfRange(CONTENT, 100_000, CONTENT.length));

    assertThat(uploads.receive(upload, new SequenceInputStream(deleting, rest)))
        .isEqualTo(new Reception.Gone());

    assertThat(partsOf(upload)).isZero();
  }

  @Test
  void expiresInTwoSteps() throws Exception {
    Upload upload = createAndReceive();

    clock.pass(Duration.ofDays(61));
    uploads.sweep(_ -> false);
    assertThat(stateOf(upload)).contains(UploadState.COMPLETE);

    clock.pass(Duration.ofDays(2));
    assertThat(stateOf(upload)).contains(UploadState.GONE);
    assertThat(TestBytes.drain(uploads.open(upload, 0))).as("still being read").isEqualTo(CONTENT);
    uploads.sweep(_ -> false);
    assertThat(stateOf(upload)).contains(UploadState.GONE);
    assertThat(partsOf(upload)).isZero();

    clock.pass(Duration.ofDays(33));
    uploads.sweep(_ -> false);
    assertThat(uploads.find("acme", upload.id())).isEmpty();
    assertThat(store.list("")).isEmpty();
    assertThat(uploads.create(REQUEST)).isInstanceOf(Creation.Created.class);
  }

  @Test
  void expiresSoonerWhileIncomplete() {
    Upload upload = create();

    clock.pass(Duration.ofDays(8));

    assertThat(stateOf(upload)).contains(UploadState.GONE);
  }

  @Test
  void outlivesItsExpiryWhileAnOperationHoldsIt() throws Exception {
    Upload upload = createAndReceive();
    uploads.hold(upload, "acme~import");

    clock.pass(Duration.ofDays(400));
    uploads.sweep("acme~import"::equals);
    assertThat(stateOf(upload)).contains(UploadState.COMPLETE);
    assertThat(TestBytes.drain(uploads.open(upload, 0))).isEqualTo(CONTENT);

    uploads.sweep(_ -> false);
    assertThat(stateOf(upload)).contains(UploadState.GONE);
    assertThat(partsOf(upload)).isZero();
    assertThat(uploads.hold(upload, "acme~later")).isFalse();
  }

  @Test
  void staysWhileOneOfSeveralOperationsIsThere() throws Exception {
    Upload upload = createAndReceive();
    uploads.hold(upload, "acme~one");
    uploads.hold(upload, "acme~two");

    clock.pass(Duration.ofDays(100));
    uploads.sweep("acme~two"::equals);
    uploads.sweep("acme~two"::equals);

    assertThat(stateOf(upload)).contains(UploadState.COMPLETE);
  }

  @Test
  void livesAnotherWeekWithEachByte() throws Exception {
    Upload upload = create();

    clock.pass(Duration.ofDays(6));
    uploads.append(upload, new Delivery(0, body(Arrays.copyOf(CONTENT, 10)), CONTENT.length, null));
    clock.pass(Duration.ofDays(6));

    assertThat(stateOf(upload)).contains(UploadState.INCOMPLETE);
  }

  private Optional<UploadState> stateOf(Upload upload) {
    return uploads.find("acme", upload.id()).map(Upload::state);
  }

  private long partsOf(Upload upload) {
    return store
        .list("uploads/")
        .map(BlobInfo::key)
        .filter(key -> key.value().contains(upload.id() + "/parts/"))
        .count();
  }
}
