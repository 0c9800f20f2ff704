package io.longhaul.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StorageUnavailableException;
import io.longhaul.storage.StoreProcess;
import io.longhaul.storage.TestBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class KeyLocksTests {

  private static final BlobKey KEY = new BlobKey("some/blob");

  @TempDir private Path directory;

  @Test
  void areReleasedWhenTheirHolderIsKilled() throws Exception {
    BlobStore store = FileSystemBlobStore.open(directory);
    try (StoreProcess locker = startLocker()) {
      assertThat(locker.nextLine()).isEqualTo("locked");
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> TestBytes.publish(store, KEY, TestBytes.of("text")));
      assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      locker.kill();

      waiting.get(5, TimeUnit.SECONDS);
      assertThat(store.describe(KEY)).isPresent();
    }
  }

  @Test
  void areNotWaitedForForEverWhenTheirHolderIsStopped() throws Exception {
    FileSystemBlobStore.open(directory);
    try (StoreProcess locker = startLocker();
        FileChannel file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE)) {
      assertThat(locker.nextLine()).isEqualTo("locked");
      locker.signal("STOP");
      KeyLocks locks = new KeyLocks(file, Duration.ofMillis(200));

      assertThatThrownBy(() -> locks.holding(KEY, () -> true))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("locked by another process");
      assertThat(locks.holding(new BlobKey("other/blob"), () -> true)).isTrue();

      locker.signal("CONT");
      locker.tell("go on");
      assertThat(locker.nextLine()).startsWith("released");
      assertThat(locks.holding(KEY, () -> true)).isTrue();
    }
  }

  @Test
  void areReleasedAfterAFailure() throws Exception {
    KeyLocks locks = StoreRoot.open(directory).locks();

    assertThatThrownBy(() ->
            locks.holding(
                KEY,
                () -> {
                  throw new IOException("for once");
                }))
        .hasMessage("for once");

    assertThat(CompletableFuture.supplyAsync(() -> take(locks)).get(5, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean take(KeyLocks locks) {
    try {
      return locks.holding(KEY, () -> true);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private StoreProcess startLocker() {
    return StoreProcess.start(
        LockerProcess.class, FileSystemStoreOpener.class, directory.toString(), KEY.value());
  }
}
