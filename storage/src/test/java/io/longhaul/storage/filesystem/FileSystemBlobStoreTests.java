package io.longhaul.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.StorageUnavailableException;
import io.longhaul.storage.TestBytes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSystemBlobStoreTests {

  private static final BlobKey KEY = new BlobKey("some/where/blob");

  @TempDir private Path directory;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
  }

  @Test
  void saysWhatToDoWhenTheDirectoryIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");

    assertThatThrownBy(() -> FileSystemBlobStore.open(file))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("must be a directory that this user may write to");
  }

  @Test
  void makesTheDirectory() {
    BlobStore deep = FileSystemBlobStore.open(directory.resolve("not/there/yet"));

    assertThat(deep.createIfAbsent(KEY, TestBytes.of("text"))).isTrue();
  }

  @Test
  void findsEverythingThroughALinkToTheDirectory() throws Exception {
    store.createIfAbsent(KEY, TestBytes.of("text"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);

    assertThat(FileSystemBlobStore.open(link).read(KEY)).isPresent();
  }

  @Test
  void refusesKeysThatAreDirectoriesOfOthers() {
    store.createIfAbsent(KEY, TestBytes.of("text"));

    for (String key : new String[] {"some/where", "some/where/blob/below"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.createIfAbsent(new BlobKey(key), TestBytes.of("text")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TestBytes.publish(store, new BlobKey(key), TestBytes.of("text")));
    }
    assertThat(store.describe(new BlobKey("some/where"))).isEmpty();
  }

  @Test
  void removesDirectoriesWithTheirLastBlob() throws Exception {
    store.createIfAbsent(KEY, TestBytes.of("text"));

    store.delete(KEY);

    try (Stream<Path> left = Files.list(directory.resolve("blobs"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void neverRepeatsAVersionHoweverFastTheWrites() {
    Set<String> versions = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      assertThat(versions.add(TestBytes.publish(store, KEY, TestBytes.of("same")).version()))
          .isTrue();
      if (i % 10 == 0) {
        store.delete(KEY);
      }
    }
  }

  @Test
  void ignoresFilesOfOthers() throws Exception {
    store.createIfAbsent(KEY, TestBytes.of("text"));
    Files.writeString(directory.resolve("blobs/.DS_Store"), "of the Finder");
    Files.writeString(directory.resolve("blobs/some/where/blob (copy)"), "of a person");

    assertThat(store.list("").map(info -> info.key())).containsExactly(KEY);
  }

  @Test
  void publishesOnce() {
    try (BlobUpload upload = store.begin(KEY)) {
      upload.publish();

      assertThatIllegalStateException().isThrownBy(upload::publish);
    }
  }

  @Test
  void survivesTheInterruptionOfAThread() throws Exception {
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              for (int i = 0; i < 20; i++) {
                tryEverything();
              }
            });
    thread.join();

    TestBytes.publish(store, KEY, TestBytes.of("afterwards"));
    assertThat(store.compareAndSet(KEY, store.read(KEY).orElseThrow().version(), new byte[1]))
        .isTrue();
  }

  private void tryEverything() {
    try {
      TestBytes.publish(store, KEY, TestBytes.of("interrupted"));
    } catch (StorageUnavailableException e) {
      // Nobody waits for the disk any more.
    }
    try {
      store.delete(KEY);
    } catch (StorageUnavailableException e) {
      // As above.
    }
  }

  @Test
  void tellsAFullDiskWhileWriting() {
    StoreRoot root = StoreRoot.open(directory);
    StagedFile full = stagedOnFullDisk(100_000);

    try (BlobUpload upload = new FileSystemUpload(new Placement(root), KEY, full)) {
      assertThatThrownBy(() -> TestBytes.write(upload.stream(), TestBytes.of(1, 200_000)))
          .isInstanceOf(StorageFullException.class)
          .hasMessage("The blob store has no space left to write");
    }

    assertThat(store.describe(KEY)).isEmpty();
    assertThat(full.path()).doesNotExist();
  }

  @Test
  void tellsAFullDiskWhileTheLastBytesAreFlushed() {
    StoreRoot root = StoreRoot.open(directory);
    TestBytes.publish(store, KEY, TestBytes.of("old"));

    try (BlobUpload upload = new FileSystemUpload(new Placement(root), KEY, stagedOnFullDisk(10))) {
      TestBytes.write(upload.stream(), TestBytes.of(1, 1_000));
      assertThatThrownBy(upload::publish).isInstanceOf(StorageFullException.class);
    }

    assertThat(TestBytes.drain(store.open(KEY, 0))).isEqualTo(TestBytes.of("old"));
  }

  /** A file on a disk that takes so many bytes and no more. */
  private StagedFile stagedOnFullDisk(int space) {
    Path path = directory.resolve("staging/full");
    try {
      return new StagedFile(path, new LimitedFile(path, space));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class LimitedFile extends FileOutputStream {

    private int space;

    LimitedFile(Path path, int space) throws IOException {
      super(path.toFile());
      this.space = space;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > space) {
        throw new IOException("No space left on device");
      }
      space -= length;
      super.write(bytes, offset, length);
    }
  }
}
