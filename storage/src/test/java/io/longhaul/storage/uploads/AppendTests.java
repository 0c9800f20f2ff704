package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.SettableClock;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that come one request after the other. */
final class AppendTests {

  private static final int LENGTH = 500_000;
  private static final byte[] CONTENT = TestBytes.of(1, LENGTH);

  @TempDir private Path directory;
  private BlobStore store;
  private Uploads uploads;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    uploads = new Uploads(store, new SettableClock());
  }

  private Upload create(@Nullable Long length) {
    NewUpload request = new NewUpload("acme", "key", "ann", length, Map.of());
    return ((Creation.Created) uploads.create(request)).upload();
  }

  private Reception append(Upload upload, int from, int to) throws IOException {
    return uploads.append(upload, delivery(from, to, null));
  }

  private static Delivery delivery(int from, int to, @Nullable ExpectedChecksum checksum) {
    return new Delivery(from, slice(from, to), LENGTH, checksum);
  }

  private static InputStream slice(int from, int to) {
    return new ByteArrayInputStream(CONTENT, from, to - from);
  }

  private long offset(Upload upload) {
    return uploads.find("acme", upload.id()).orElseThrow().offset();
  }

  @Test
  void theDigestIsThatOfTheWholeHoweverItCame() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Upload upload = create((long) LENGTH);
    int position = 0;
    while (position < LENGTH) {
      int end = Math.min(LENGTH, position + random.nextInt(1, 100_000));
      // As any gateway would: nothing is carried over in memory.
      uploads = new Uploads(store, new SettableClock());
      append(upload, position, end);
      position = end;
    }

    Upload complete = uploads.find("acme", upload.id()).orElseThrow();

    assertThat(complete.sha256()).as("seed %d", seed).isEqualTo(UploadsTests.sha256(CONTENT));
    assertThat(TestBytes.drain(uploads.open(complete, 0))).isEqualTo(CONTENT);
  }

  @Test
  void bytesForAnotherPlaceAreRefused() throws Exception {
    Upload upload = create((long) LENGTH);
    append(upload, 0, 1000);

    assertThat(append(upload, 0, 1000)).isEqualTo(new Reception.OtherOffset(1000));
    assertThat(append(upload, 2000, 3000)).isEqualTo(new Reception.OtherOffset(1000));
    assertThat(offset(upload)).isEqualTo(1000);
  }

  @Test
  void theSlowerOfTwoIsTold() throws Exception {
    Upload upload = create((long) LENGTH);
    InputStream overtaken =
        new SequenceInputStream(slice(0, 1000), new Interjection(() -> append(upload, 0, 500)));

    Reception reception = uploads.append(upload, new Delivery(0, overtaken, LENGTH, null));

    assertThat(reception).isEqualTo(new Reception.Overtaken());
    assertThat(offset(upload)).isEqualTo(500);
  }

  @Test
  void whatCameBeforeTheConnectionBrokeIsKept() throws Exception {
    long length = UploadReceiver.PART + 2_000_000L;
    Upload upload = create(length);
    InputStream broken =
        new SequenceInputStream(
            TestBytes.endless(5, length - 1),
            new Interjection(() -> {
              throw new IOException("Connection reset");
            }));

    assertThatThrownBy(() -> uploads.append(upload, new Delivery(0, broken, length, null)))
        .isInstanceOf(IOException.class);

    assertThat(offset(upload)).isEqualTo(length - 1);
  }

  @Test
  void moreThanTheLengthIsRefusedAndMoreThanTheMostToo() throws Exception {
    Upload declared = create(10L);
    assertThat(append(declared, 0, 11)).isEqualTo(new Reception.TooLong(10));
    assertThat(offset(declared)).isZero();

    NewUpload request = new NewUpload("acme", "open", "ann", null, Map.of());
    Upload deferred = ((Creation.Created) uploads.create(request)).upload();
    Delivery large = new Delivery(0, slice(0, 21), 20, null);
    assertThat(uploads.append(deferred, large)).isEqualTo(new Reception.TooLong(20));
  }

  @Test
  void theLengthMayBeDeclaredLater() throws Exception {
    Upload upload = create(null);
    assertThat(append(upload, 0, 1000)).isInstanceOf(Reception.Partial.class);
    assertThat(append(upload, 1000, LENGTH)).isInstanceOf(Reception.Partial.class);

    Upload complete = uploads.declareLength(upload, LENGTH).orElseThrow();

    assertThat(complete.isComplete()).isTrue();
    assertThat(complete.sha256()).isEqualTo(UploadsTests.sha256(CONTENT));
    assertThat(uploads.declareLength(upload, 7).orElseThrow().length()).isEqualTo(LENGTH);
  }

  @Test
  void whatHasAnotherChecksumIsNotKept() throws Exception {
    Upload upload = create((long) LENGTH);
    byte[] wrong = sha1(0, 999);

    assertThat(uploads.append(upload, delivery(0, 1000, checksum(wrong))))
        .isEqualTo(new Reception.ChecksumMismatch());
    assertThat(offset(upload)).isZero();

    assertThat(uploads.append(upload, delivery(0, 1000, checksum(sha1(0, 1000)))))
        .isInstanceOf(Reception.Partial.class);
    assertThat(offset(upload)).isEqualTo(1000);
  }

  @Test
  void whatBrokeOffBeforeItsChecksumCouldBeSeenIsNotKept() throws Exception {
    Upload upload = create((long) LENGTH);
    InputStream broken =
        new SequenceInputStream(
            slice(0, 1000),
            new Interjection(() -> {
              throw new IOException("Connection reset");
            }));

    assertThatThrownBy(
            () -> uploads.append(upload, new Delivery(0, broken, LENGTH, checksum(sha1(0, 1000)))))
        .isInstanceOf(IOException.class);

    assertThat(offset(upload)).isZero();
  }

  private static ExpectedChecksum checksum(byte[] expected) throws Exception {
    return new ExpectedChecksum(MessageDigest.getInstance("SHA-1"), expected);
  }

  private static byte[] sha1(int from, int to) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-1");
    digest.update(CONTENT, from, to - from);
    return digest.digest();
  }
}
