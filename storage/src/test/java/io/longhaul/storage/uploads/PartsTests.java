package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartsTests {

  private static final UploadId ID = UploadId.of("acme", "key");

  @TempDir private Path directory;

  @Test
  void readAsOneWhereverOneStarts() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    BlobStore store = FileSystemBlobStore.open(directory);
    for (int round = 0; round < 20; round++) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      UploadId id = UploadId.of("acme", "key-" + round);
      writeParts(store, random, id, whole);
      Parts parts = Parts.of(store, id);

      for (int i = 0; i < 20; i++) {
        int offset = random.nextInt(whole.size() + 10);
        byte[] expected = from(whole.toByteArray(), offset);
        assertThat(drainBySteps(parts.open(offset), random))
            .as("seed %d", seed)
            .isEqualTo(expected);
        assertThat(readAt(parts, offset)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  private static void writeParts(
      BlobStore store, SplittableRandom random, UploadId id, ByteArrayOutputStream whole) {
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      byte[] content = TestBytes.of(random.nextLong(), random.nextInt(1, 50));
      TestBytes.publish(store, UploadKeys.part(id, whole.size()), content);
      whole.writeBytes(content);
    }
  }

  private static byte[] drainBySteps(InputStream stream, SplittableRandom random)
      throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (stream) {
      byte[] buffer = new byte[random.nextInt(1, 30)];
      int count = stream.read(buffer);
      while (count >= 0) {
        read.write(buffer, 0, count);
        count = stream.read(buffer);
      }
    }
    return read.toByteArray();
  }

  private static byte[] readAt(Parts parts, long offset) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (BlobReader reader = parts.openReader()) {
      byte[] buffer = new byte[7];
      long position = offset;
      int count = reader.read(position, buffer, 0, buffer.length);
      while (count >= 0) {
        read.write(buffer, 0, count);
        position += count;
        count = reader.read(position, buffer, 0, buffer.length);
      }
    }
    return read.toByteArray();
  }

  private static byte[] from(byte[] whole, int offset) {
    return Arrays.copyOfRange(whole, Math.min(offset, whole.length), whole.length);
  }

  @Test
  void endBeforeTheFirstGap() {
    BlobStore store = FileSystemBlobStore.open(directory);
    TestBytes.publish(store, UploadKeys.part(ID, 0), TestBytes.of("text"));
    TestBytes.publish(store, UploadKeys.part(ID, 5), TestBytes.of("lost"));

    assertThat(Parts.of(store, ID).length()).isEqualTo(4);
    assertThat(Parts.of(store, List.of(ID, ID)).length()).isEqualTo(8);
  }

  @Test
  void saysWhichBlobIsMissing() {
    BlobStore store = FileSystemBlobStore.open(directory);
    TestBytes.publish(store, UploadKeys.part(ID, 0), TestBytes.of("text"));
    TestBytes.publish(store, UploadKeys.part(ID, 4), TestBytes.of("gone"));
    Parts parts = Parts.of(store, ID);
    store.delete(UploadKeys.part(ID, 4));

    try (BlobReader reader = parts.openReader()) {
      assertThatThrownBy(() -> reader.read(4, new byte[1], 0, 1))
          .isInstanceOf(BlobNotFoundException.class)
          .hasMessageContaining(UploadKeys.part(ID, 4).value());
    }
    assertThatThrownBy(() -> parts.open(0).readAllBytes())
        .isInstanceOf(BlobNotFoundException.class);
  }
}
