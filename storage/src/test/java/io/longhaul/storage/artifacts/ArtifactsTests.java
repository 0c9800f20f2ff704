package io.longhaul.storage.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.FullStore;
import io.longhaul.storage.SettableClock;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.TestBytes;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactsTests {

  private static final ArtifactId ID = new ArtifactId("acme~import-1", "run-1", "rejects.csv");

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private BlobStore store;
  private Artifacts artifacts;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    artifacts = new Artifacts(store, clock);
  }

  private Artifact publish(ArtifactId id, String content) {
    try (ArtifactWriter writer = artifacts.begin(id, "text/csv")) {
      TestBytes.write(writer.stream(), TestBytes.of(content));
      return writer.publish();
    }
  }

  @Test
  void tellsWhoseFilesAreOld() {
    publish(ID, "x");
    publish(new ArtifactId("acme~import-2", "run-1", "rejects.csv"), "y");

    assertThat(artifacts.operationsBefore(Instant.now().plusSeconds(60)))
        .containsExactly("acme~import-1", "acme~import-2");
    assertThat(artifacts.operationsBefore(Instant.now().minusSeconds(60))).isEmpty();
  }

  @Test
  void remembersUnderWhichNamePeopleSaveIt() {
    try (ArtifactWriter writer = artifacts.begin(ID, "text/csv", "März.rejects.csv")) {
      writer.publish();
    }

    assertThat(artifacts.find(ID).orElseThrow().filename()).isEqualTo("März.rejects.csv");
  }

  @Test
  void showsTheWholeOnceItIsPublished() {
    try (ArtifactWriter writer = artifacts.begin(ID, "text/csv")) {
      TestBytes.write(writer.stream(), TestBytes.of("one,two"));
      assertThat(artifacts.find(ID)).isEmpty();

      Artifact published = writer.publish();

      assertThat(published)
          .isEqualTo(new Artifact(ID, "text/csv", 7, Sha256.of("one,two"), clock.instant(), null));
      assertThat(artifacts.find(ID)).contains(published);
      assertThat(TestBytes.drain(artifacts.open(published, 0, 100)))
          .isEqualTo(TestBytes.of("one,two"));
      assertThat(TestBytes.drain(artifacts.open(published, 4, 2))).isEqualTo(TestBytes.of("tw"));
    }
  }

  @Test
  void leavesNothingWhenItIsNotPublished() {
    try (ArtifactWriter writer = artifacts.begin(ID, "text/csv")) {
      TestBytes.write(writer.stream(), TestBytes.of("half"));
    }

    assertThat(artifacts.list("acme~import-1")).isEmpty();
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void keepsTheFirstOfSeveralAttempts() {
    Artifact first = publish(ID, "first");

    Artifact second = publish(ID, "second");

    assertThat(second).isEqualTo(first);
    assertThat(TestBytes.drain(artifacts.open(second, 0, 100))).isEqualTo(TestBytes.of("first"));
    assertThat(store.list("")).as("record and content").hasSize(2);
  }

  @Test
  void agreesOnOneWhenAttemptsRace() {
    Set<Artifact> told = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 16).parallel().forEach(i -> told.add(publish(ID, "attempt " + i)));

    assertThat(told).hasSize(1);
    Artifact published = artifacts.find(ID).orElseThrow();
    assertThat(told).containsOnly(published);
    assertThat(
            Sha256.of(
                new String(
                    TestBytes.drain(artifacts.open(published, 0, 100)), StandardCharsets.UTF_8)))
        .isEqualTo(published.sha256());
    assertThat(store.list("")).hasSize(2);
  }

  @Test
  void listsByOperationAndByRun() {
    Artifact a = publish(new ArtifactId("acme~import-1", "run-1", "a.csv"), "a");
    Artifact b = publish(new ArtifactId("acme~import-1", "run-1", "b.csv"), "b");
    Artifact later = publish(new ArtifactId("acme~import-1", "run-2", "a.csv"), "later");
    publish(new ArtifactId("acme~import-1~2", "run-1", "a.csv"), "of a retry");

    assertThat(artifacts.list("acme~import-1")).containsExactly(a, b, later);
    assertThat(artifacts.list("acme~import-1", "run-1")).containsExactly(a, b);
    assertThat(artifacts.list("acme~import")).isEmpty();
  }

  @Test
  void deletesAllOfOneOperationAndNothingElse() {
    Artifact gone = publish(ID, "gone");
    Artifact kept = publish(new ArtifactId("acme~import-1~2", "run-1", "rejects.csv"), "kept");

    artifacts.deleteAll("acme~import-1");
    artifacts.deleteAll("acme~import-1");

    assertThat(artifacts.find(ID)).isEmpty();
    assertThatThrownBy(() -> artifacts.open(gone, 0, 1)).isInstanceOf(BlobNotFoundException.class);
    assertThat(artifacts.list("acme~import-1~2")).containsExactly(kept);
    assertThat(store.list("artifacts/acme~import-1/")).isEmpty();
  }

  @Test
  void isPublishedByALaterAttemptAfterTheDiskWasFull() {
    FullStore full = new FullStore(store, 5);
    artifacts = new Artifacts(full, clock);

    assertThatThrownBy(() -> publish(ID, "too long")).isInstanceOf(StorageFullException.class);
    assertThat(artifacts.find(ID)).isEmpty();

    full.makeRoom(10_000);
    assertThat(publish(ID, "too long").length()).isEqualTo(8);
  }

  @Test
  void refusesNamesThatAreNone() {
    for (String name : List.of("", ".", "..", "a/b", ".hidden", "a b", "ä", "a".repeat(121))) {
      assertThat(ArtifactId.isValidName(name)).as(name).isFalse();
      assertThatIllegalArgumentException().isThrownBy(() -> new ArtifactId("acme~1", "run", name));
    }
    assertThat(ArtifactId.isValidName("a".repeat(120))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifacts.find(new ArtifactId("../other", "run", "a.csv")));
  }
}
