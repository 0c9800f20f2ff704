package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.SettableClock;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the uploads of a tenant come to. */
final class TenantUsageTests {

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private BlobStore store;
  private Uploads uploads;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    uploads = new Uploads(store, clock);
  }

  private Creation create(String tenant, String key, @Nullable Long length) {
    return uploads.create(new NewUpload(tenant, key, "ann", length, Map.of()), 100);
  }

  @Test
  void moreThanTheLimitIsRefusedForThatTenantAlone() {
    create("acme", "one", 60L);

    assertThat(create("acme", "two", 41L)).isEqualTo(new Creation.TenantFull(60));
    assertThat(create("acme", "three", 40L)).isInstanceOf(Creation.Created.class);
    assertThat(create("globex", "one", 100L)).isInstanceOf(Creation.Created.class);
    assertThat(create("acme", "one", 60L)).as("a repetition").isInstanceOf(Creation.Existing.class);
  }

  @Test
  void whatIsRemovedMakesRoom() {
    Upload upload = ((Creation.Created) create("acme", "one", 100L)).upload();

    uploads.delete(upload);

    assertThat(uploads.usage("acme")).isZero();
    assertThat(create("acme", "two", 100L)).isInstanceOf(Creation.Created.class);
  }

  @Test
  void aLengthThatIsDeclaredLaterCounts() {
    Upload upload = ((Creation.Created) create("acme", "one", null)).upload();

    uploads.declareLength(upload, 70);

    assertThat(uploads.usage("acme")).isEqualTo(70);
  }

  @Test
  void anotherProcessSeesItWithinSeconds() {
    Uploads other = new Uploads(store, clock);
    assertThat(other.usage("acme")).isZero();
    create("acme", "one", 60L);

    clock.pass(Duration.ofSeconds(6));

    assertThat(other.usage("acme")).isEqualTo(60);
  }

  @Test
  void whatAKilledCreatorReservedIsGivenBack() {
    store.createIfAbsent(UploadKeys.usage("acme", UploadId.of("acme", "lost"), 50), new byte[0]);
    assertThat(uploads.usage("acme")).isEqualTo(50);

    clock.pass(Duration.ofDays(400));
    uploads.sweep(_ -> false);

    assertThat(uploads.usage("acme")).isZero();
  }
}
