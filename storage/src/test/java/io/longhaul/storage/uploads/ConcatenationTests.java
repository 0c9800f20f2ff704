package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.SettableClock;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files put together of pieces. */
final class ConcatenationTests {

  private static final byte[] CONTENT = TestBytes.of(1, 300_000);

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private BlobStore store;
  private Uploads uploads;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    uploads = new Uploads(store, clock);
  }

  private Upload piece(String key, int from, int to) throws Exception {
    NewUpload request = new NewUpload("acme", key, "ann", (long) (to - from), Map.of());
    Upload upload = ((Creation.Created) uploads.create(request.asPartial())).upload();
    return ((Reception.Completed)
            uploads.receive(upload, new ByteArrayInputStream(CONTENT, from, to - from)))
        .upload();
  }

  private Upload whole(Upload... pieces) {
    long length = Arrays.stream(pieces).mapToLong(Upload::offset).sum();
    NewUpload request = new NewUpload("acme", "whole", "ann", length, Map.of());
    List<UploadId> ids = Arrays.stream(pieces).map(Upload::id).toList();
    return ((Creation.Created) uploads.create(request.asFinal(ids))).upload();
  }

  @Test
  void theWholeHasItsOwnBytesAndDigest() throws Exception {
    Upload one = piece("one", 0, 100_000);
    Upload two = piece("two", 100_000, 300_000);

    Reception reception = uploads.assemble(whole(one, two));

    Upload whole = ((Reception.Completed) reception).upload();
    uploads.delete(one);
    uploads.delete(two);
    assertThat(whole.sha256()).isEqualTo(UploadsTests.sha256(CONTENT));
    assertThat(whole.role()).isEqualTo(UploadRole.FINAL);
    assertThat(whole.sources()).containsExactly(one.id(), two.id());
    assertThat(TestBytes.drain(uploads.open(whole, 0))).isEqualTo(CONTENT);
    assertThat(uploads.assemble(whole)).isEqualTo(reception);
  }

  @Test
  void goesOnWhereAKilledGatewayStopped() throws Exception {
    Upload whole = whole(piece("one", 0, 100_000), piece("two", 100_000, 300_000));
    TestBytes.publish(store, UploadKeys.part(whole.id(), 0), Arrays.copyOf(CONTENT, 150_000));

    Reception reception = uploads.assemble(whole);

    assertThat(((Reception.Completed) reception).upload().sha256())
        .isEqualTo(UploadsTests.sha256(CONTENT));
  }

  @Test
  void aPieceThatIsGoneIsMissed() throws Exception {
    Upload one = piece("one", 0, 100_000);
    Upload whole = whole(one, piece("two", 100_000, 300_000));
    uploads.delete(one);

    assertThatThrownBy(() -> uploads.assemble(whole)).isInstanceOf(BlobNotFoundException.class);
  }

  @Test
  void piecesAreKeptForAWeekOnly() throws Exception {
    Upload one = piece("one", 0, 100_000);

    clock.pass(Duration.ofDays(8));

    assertThat(uploads.find("acme", one.id()).orElseThrow().state()).isEqualTo(UploadState.GONE);
  }
}
