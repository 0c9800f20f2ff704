package io.longhaul.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.StoreProcess;
import io.longhaul.storage.TestBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class StagingTests {

  private static final BlobKey KEY = new BlobKey("some/blob");

  @TempDir private Path directory;

  @Test
  void removesWhatAKilledProcessHasLeft() throws Exception {
    BlobStore store = FileSystemBlobStore.open(directory);
    try (StoreProcess holder = startHolder()) {
      assertThat(holder.nextLine()).isEqualTo("begun");
      holder.kill();
    }
    assertThat(stagedFiles()).isEqualTo(1);

    FileSystemBlobStore.open(directory);

    assertThat(stagedFiles()).isZero();
    assertThat(entriesOfStaging()).isEqualTo(2);
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void leavesAStoppedProcessItsFiles() throws Exception {
    try (StoreProcess holder = startHolder()) {
      assertThat(holder.nextLine()).isEqualTo("begun");
      holder.signal("STOP");

      BlobStore store = FileSystemBlobStore.open(directory);
      TestBytes.publish(store, new BlobKey("other/blob"), TestBytes.of("not hindered"));

      holder.signal("CONT");
      holder.tell("go on");
      assertThat(holder.nextLine()).isEqualTo("published");
      assertThat(TestBytes.drain(store.open(KEY, 0))).isEqualTo(TestBytes.of(7, 500_000));
    }
  }

  @Test
  void keepsItsOwnFilesWhenTheStoreIsOpenedAgain() throws Exception {
    BlobStore store = FileSystemBlobStore.open(directory);
    try (BlobUpload upload = store.begin(KEY)) {
      TestBytes.write(upload.stream(), TestBytes.of("text"));

      BlobStore again = FileSystemBlobStore.open(directory);
      upload.publish();

      assertThat(again.describe(KEY)).isPresent();
    }
    assertThat(stagedFiles()).isZero();
  }

  @Test
  void startsAfreshWhenTheWholeDirectoryWasRemoved() throws Exception {
    TestBytes.publish(FileSystemBlobStore.open(directory), KEY, TestBytes.of("text"));
    removeEverything();

    BlobStore store = FileSystemBlobStore.open(directory);

    assertThat(store.list("")).isEmpty();
    assertThat(store.createIfAbsent(KEY, TestBytes.of("again"))).isTrue();
  }

  private StoreProcess startHolder() {
    return StoreProcess.start(
        HolderProcess.class, FileSystemStoreOpener.class, directory.toString(), KEY.value());
  }

  private long stagedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("staging"), 2)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".lock"))
          .count();
    }
  }

  private long entriesOfStaging() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("staging"))) {
      return files.count();
    }
  }

  private void removeEverything() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
