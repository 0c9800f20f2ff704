package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.FullStore;
import io.longhaul.storage.SettableClock;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadsTests {

  private static final byte[] CONTENT = TestBytes.of(1, 200_000);
  private static final NewUpload REQUEST = request("acme", "ann", CONTENT.length, "pets.csv");

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private BlobStore store;
  private Uploads uploads;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    uploads = new Uploads(store, clock);
  }

  private static NewUpload request(String tenant, String owner, long length, String filename) {
    return new NewUpload(
        tenant, "key-1", owner, length, Map.of("filename", filename, "filetype", "text/csv"));
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
  void keepsBytesAndTheirDigest() throws Exception {
    Upload upload = createAndReceive();

    assertThat(upload.state()).isEqualTo(UploadState.COMPLETE);
    assertThat(upload.offset()).isEqualTo(CONTENT.length);
    assertThat(upload.sha256()).isEqualTo(sha256(CONTENT));
    assertThat(upload.filename()).isEqualTo("pets.csv");
    assertThat(upload.contentType()).isEqualTo("text/csv");
    assertThat(upload.owner()).isEqualTo("ann");
    assertThat(uploads.find("acme", upload.id())).contains(upload);
    assertThat(TestBytes.drain(uploads.open(upload, 0))).isEqualTo(CONTENT);
    assertThat(TestBytes.drain(uploads.open(upload, 199_990))).hasSize(10);
  }

  @Test
  void waitsForItsBytesAfterCreation() {
    Upload upload = create();

    assertThat(upload.state()).isEqualTo(UploadState.INCOMPLETE);
    assertThat(upload.offset()).isZero();
    assertThat(upload.sha256()).isNull();
    assertThat(uploads.find("acme", upload.id())).contains(upload);
    assertThatThrownBy(() -> uploads.open(upload, 0)).isInstanceOf(BlobNotFoundException.class);
  }

  @Test
  void meetsTheSameUploadWhenTheRequestIsRepeated() throws Exception {
    Upload complete = createAndReceive();

    assertThat(uploads.create(REQUEST)).isEqualTo(new Creation.Existing(complete));
    assertThat(uploads.receive(complete, InputStream.nullInputStream()))
        .isEqualTo(new Reception.Completed(complete));
  }

  @Test
  void refusesTheKeyForAnotherRequest() {
    create();

    assertThat(uploads.create(request("acme", "ann", 5, "pets.csv")))
        .isEqualTo(new Creation.DifferentRequest());
    assertThat(uploads.create(request("acme", "ann", CONTENT.length, "cats.csv")))
        .isEqualTo(new Creation.DifferentRequest());
  }

  @Test
  void refusesTheKeyOfAnotherOwner() {
    create();

    assertThat(uploads.create(request("acme", "bob", CONTENT.length, "pets.csv")))
        .isEqualTo(new Creation.OtherOwner());
  }

  @Test
  void keepsTenantsApart() {
    Upload acme = create();
    Creation other = uploads.create(request("globex", "ann", CONTENT.length, "pets.csv"));

    assertThat(other).isInstanceOf(Creation.Created.class);
    assertThat(uploads.find("globex", acme.id())).isEmpty();
    assertThat(UploadId.of("acme", "b")).isNotEqualTo(UploadId.of("acm", "eb"));
  }

  @Test
  void canBeSentAgainAfterTheClientHungUp() throws Exception {
    Upload upload = create();

    assertThatThrownBy(() -> uploads.receive(upload, brokenAfter(100_000)))
        .isInstanceOf(IOException.class)
        .hasMessage("Connection reset");
    assertThat(offsetOf(upload)).isZero();
    assertThat(uploads.receive(upload, body(Arrays.copyOf(CONTENT, 150_000))))
        .isInstanceOf(Reception.Partial.class);
    assertThat(offsetOf(upload)).isEqualTo(150_000);

    Reception whole = createAgainAndReceive(CONTENT);

    Upload complete = ((Reception.Completed) whole).upload();
    assertThat(complete.sha256()).isEqualTo(sha256(CONTENT));
    assertThat(TestBytes.drain(uploads.open(complete, 0))).isEqualTo(CONTENT);
    assertThat(partsOf(upload)).isEqualTo(2);
  }

  @Test
  void refusesToGoOnWithAnotherFile() throws Exception {
    Upload upload = create();
    uploads.receive(upload, body(Arrays.copyOf(CONTENT, 100_000)));

    Reception other = createAgainAndReceive(TestBytes.of(2, CONTENT.length));

    assertThat(other).isEqualTo(new Reception.OtherContent(100_000));
    assertThat(offsetOf(upload)).isEqualTo(100_000);
  }

  @Test
  void goesOnAfterASenderThatWasKilledBeforeItCouldNoteTheDigest() throws Exception {
    Upload upload = create();
    TestBytes.publish(store, UploadKeys.part(upload.id(), 0), Arrays.copyOf(CONTENT, 70_000));

    Reception reception = createAgainAndReceive(CONTENT);

    Upload complete = ((Reception.Completed) reception).upload();
    assertThat(complete.sha256()).isEqualTo(sha256(CONTENT));
    assertThat(partsOf(upload)).isEqualTo(2);
  }

  @Test
  void isCompleteWhenItsReceiverWasKilledAfterTheLastByte() {
    Upload upload = create();
    TestBytes.publish(store, UploadKeys.part(upload.id(), 0), CONTENT);

    Upload found = uploads.find("acme", upload.id()).orElseThrow();

    assertThat(found.isComplete()).isTrue();
    assertThat(found.sha256()).isEqualTo(sha256(CONTENT));
  }

  @Test
  void refusesMoreThanWasDeclared() throws Exception {
    Upload upload = create();

    assertThat(uploads.receive(upload, body(TestBytes.of(1, CONTENT.length + 1))))
        .isEqualTo(new Reception.TooLong(CONTENT.length));

    assertThat(partsOf(upload)).isZero();
    assertThat(createAgainAndReceive(CONTENT)).isInstanceOf(Reception.Completed.class);
  }

  @Test
  void takesAnEmptyFile() throws Exception {
    Creation creation = uploads.create(request("acme", "ann", 0, "empty.csv"));
    Upload empty = ((Creation.Created) creation).upload();

    Reception reception = uploads.receive(empty, InputStream.nullInputStream());

    Upload complete = ((Reception.Completed) reception).upload();
    assertThat(complete.sha256()).isEqualTo(sha256(new byte[0]));
    assertThat(TestBytes.drain(uploads.open(complete, 0))).isEmpty();
    try (BlobReader reader = uploads.openReader(complete)) {
      assertThat(reader.read(0, new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void needsADeclaredLength() {
    NewUpload deferred = new NewUpload("acme", "key-2", "ann", null, Map.of());
    Upload upload = ((Creation.Created) uploads.create(deferred)).upload();

    assertThat(upload.length()).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> uploads.receive(upload, body(CONTENT)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewUpload("acme", "key-3", "ann", -1L, Map.of()));
  }

  @Test
  void canBeSentAgainAfterTheDiskWasFull() throws Exception {
    FullStore full = new FullStore(store, 100_000);
    uploads = new Uploads(full, clock);
    Upload upload = create();

    assertThatThrownBy(() -> uploads.receive(upload, body(CONTENT)))
        .isInstanceOf(StorageFullException.class);
    assertThat(partsOf(upload)).isZero();

    full.makeRoom(1_000_000);
    assertThat(createAgainAndReceive(CONTENT)).isInstanceOf(Reception.Completed.class);
  }

  private Reception createAgainAndReceive(byte[] content) throws IOException {
    return uploads.receive(((Creation.Existing) uploads.create(REQUEST)).upload(), body(content));
  }

  private long offsetOf(Upload upload) {
    return uploads.find("acme", upload.id()).orElseThrow().offset();
  }

  private long partsOf(Upload upload) {
    return store
        .list("uploads/")
        .map(BlobInfo::key)
        .filter(key -> key.value().contains(upload.id() + "/parts/"))
        .count();
  }

  private static InputStream brokenAfter(int length) {
    return new SequenceInputStream(
        body(TestBytes.of(1, length)),
        new Interjection(() -> {
          throw new IOException("Connection reset");
        }));
  }

  static String sha256(byte[] content) {
    MessageDigest digest = Sha256.start();
    digest.update(content);
    return Sha256.finish(digest);
  }
}
