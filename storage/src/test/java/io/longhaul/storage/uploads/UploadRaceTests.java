package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StoreProcess;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.filesystem.FileSystemStoreOpener;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class UploadRaceTests {

  private static final int SENDERS = 8;

  @TempDir private Path directory;
  private BlobStore store;
  private Uploads uploads;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    uploads = new Uploads(store, Clock.systemUTC());
  }

  @Test
  void letsOneOfManySendersWinAndTellsAllTheSame() throws Exception {
    for (int round = 0; round < 10; round++) {
      NewUpload request = new NewUpload("acme", "race-" + round, "ann", 300_000L, Map.of());

      List<Upload> received = sendAtOnce(request);

      Upload winner = received.getFirst();
      assertThat(received).hasSize(SENDERS).containsOnly(winner);
      byte[] kept = TestBytes.drain(uploads.open(winner, 0));
      assertThat(kept).hasSize(300_000);
      assertThat(UploadsTests.sha256(kept)).isEqualTo(winner.sha256());
      assertThat(partsOf(winner)).isEqualTo(1);
    }
  }

  /** Every sender sends other bytes, so that a mixture would show. */
  private List<Upload> sendAtOnce(NewUpload request) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      List<Callable<Upload>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        int seed = i;
        senders.add(() -> send(request, seed));
      }
      List<Upload> received = new ArrayList<>();
      for (Future<Upload> upload : threads.invokeAll(senders)) {
        received.add(upload.get());
      }
      return received;
    }
  }

  private Upload send(NewUpload request, int seed) throws Exception {
    Upload upload =
        switch (uploads.create(request)) {
          case Creation.Created created -> created.upload();
          case Creation.Existing existing -> existing.upload();
          case Creation.DifferentRequest _, Creation.OtherOwner _, Creation.TenantFull _ ->
              throw new AssertionError();
        };
    Reception reception =
        uploads.receive(upload, new ByteArrayInputStream(TestBytes.of(seed, 300_000)));
    return uploads.find("acme", ((Reception.Completed) reception).upload().id()).orElseThrow();
  }

  @Test
  void oneOfManyWritersGetsEachPlaceAndTheOthersAreToldToLookAgain() throws Exception {
    byte[] content = TestBytes.of(3, 3 * UploadReceiver.PART);
    NewUpload request = new NewUpload("acme", "racing", "ann", (long) content.length, Map.of());
    Upload upload = ((Creation.Created) uploads.create(request)).upload();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> writers = Collections.nCopies(4, () -> write(upload, content));
      int refused = 0;
      for (Future<Integer> writer : threads.invokeAll(writers)) {
        refused += writer.get();
      }
      assertThat(refused).isPositive();
    }

    Upload complete = uploads.find("acme", upload.id()).orElseThrow();
    assertThat(complete.sha256()).isEqualTo(UploadsTests.sha256(content));
    assertThat(TestBytes.drain(uploads.open(complete, 0))).isEqualTo(content);
  }

  /** Goes on until all is there; returns how often another was faster. */
  private int write(Upload upload, byte[] content) throws Exception {
    int refused = 0;
    while (true) {
      int offset = (int) uploads.find("acme", upload.id()).orElseThrow().offset();
      var rest = new ByteArrayInputStream(content, offset, content.length - offset);
      Reception reception =
          uploads.append(upload, new Delivery(offset, rest, content.length, null));
      if (reception instanceof Reception.Completed) {
        return refused;
      }
      refused++;
    }
  }

  @Test
  void isSentAgainAfterTheReceiverWasKilledAtAnyMoment() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 0; kill < 6; kill++) {
      String key = "kill-" + kill;
      receiveUntilKilled(key, random.nextInt(1, 350));

      Upload upload = ReceiverProcess.receive(uploads, key);

      byte[] kept = TestBytes.drain(uploads.open(upload, 0));
      assertThat(kept).as("seed %d", seed).isEqualTo(TestBytes.drain(ReceiverProcess.content()));
      assertThat(upload.sha256()).isEqualTo(UploadsTests.sha256(kept));
      assertThat(partsOf(upload)).as("seed %d", seed).isEqualTo(3);
    }
  }

  private void receiveUntilKilled(String key, int blocks) {
    try (StoreProcess receiver =
        StoreProcess.start(
            ReceiverProcess.class, FileSystemStoreOpener.class, directory.toString(), key)) {
      for (int i = 0; i < blocks; i++) {
        assertThat(receiver.nextLine()).isNotNull();
      }
      receiver.kill();
    }
  }

  @Test
  void receivesWhatIsLargerThanMemory() throws Exception {
    long length = 200L << 20;
    try (StoreProcess receiver =
        StoreProcess.start(
            BigUploadProcess.class,
            FileSystemStoreOpener.class,
            directory.toString(),
            Long.toString(length))) {
      assertThat(receiver.nextLine()).isEqualTo("received " + length);
      assertThat(receiver.exitCode()).isZero();
    }
  }

  private long partsOf(Upload upload) {
    return store
        .list("uploads/")
        .map(BlobInfo::key)
        .filter(key -> key.value().contains(upload.id() + "/parts/"))
        .count();
  }
}
