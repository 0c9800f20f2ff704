package io.longhaul.storage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds endpoints in a directory to what they do in every store, and to what they do in a race: the
 * S3 server of the tests only emulates conditions and does not decide races.
 */
final class FileSystemEndpointsTests extends EndpointsConformance {

  @TempDir private Path directory;

  @Override
  BlobStore emptyStore() {
    return FileSystemBlobStore.open(directory);
  }

  @Test
  void ofSeveralThatRegisterUnderOneKeyOneIsToldThatItDid() {
    long created =
        IntStream.range(0, 16)
            .parallel()
            .filter(_ -> endpoints().createIfAbsent(Samples.endpoint(ID, null)))
            .count();

    assertThat(created).isOne();
    assertThat(found().endpoint()).isEqualTo(Samples.endpoint(ID, null));
  }

  @Test
  void changesThatRaceAreAllApplied() {
    endpoints().createIfAbsent(Samples.endpoint(ID, null));
    SealedSecret secret =
        Samples.sealer(Samples.keyLine("k", 1)).seal(ID, SigningSecret.random(), Samples.NOW);

    IntStream.range(0, 8)
        .parallel()
        .forEach(_ ->
            endpoints()
                .update(
                    found().endpoint(),
                    it -> it.rotated(secret, Samples.NOW.plus(Duration.ofHours(1)))));

    assertThat(found().endpoint().secrets()).hasSize(8);
  }
}
