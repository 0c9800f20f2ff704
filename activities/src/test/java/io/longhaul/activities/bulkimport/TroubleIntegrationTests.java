package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.ActivityFailures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.database.DatabaseSettings;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases and disks that do not do what is asked. */
class TroubleIntegrationTests {

  @TempDir static Path folder;
  private static ImportBed bed;

  @BeforeAll
  static void prepareDatabase() {
    bed = new ImportBed(folder).dataset("numbers", Numbers.DATASET);
    bed.postgres().execute("CREATE ROLE reader LOGIN PASSWORD 'secret-of-reader'");
  }

  @BeforeEach
  void makeTable() {
    bed.postgres().execute("DROP TABLE IF EXISTS numbers; " + Numbers.TABLE);
  }

  @Test
  void tableIsMissing() {
    bed.postgres().execute("DROP TABLE numbers");

    ApplicationFailure failure = failure(() -> numbers().load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.TABLE_MISSING);
    assertThat(failure).hasMessageContaining("CREATE TABLE").hasMessageContaining("numbers");
  }

  @Test
  void tableLacksColumn() {
    bed.postgres().execute("ALTER TABLE numbers DROP COLUMN word");

    ApplicationFailure failure = failure(() -> numbers().load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.TABLE_MISMATCH);
    assertThat(failure).hasMessageContaining("word");
  }

  @Test
  void tableHasNoIndexForTheKey() {
    bed.postgres().execute("ALTER TABLE numbers DROP CONSTRAINT numbers_pkey");

    ApplicationFailure failure = failure(() -> numbers().load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.TABLE_MISMATCH);
    assertThat(failure).hasMessageContaining("CREATE UNIQUE INDEX");
  }

  @Test
  void typeThatTakesNoTextRejectsEachRecord() {
    bed.postgres()
        .execute("ALTER TABLE numbers ALTER word TYPE bytea[] USING NULL; TRUNCATE numbers");

    assertThat(numbers().load().ledger().operation().rejected()).isEqualTo(100);
  }

  @Test
  void permissionIsDenied() {
    numbers().load();
    bed.postgres()
        .execute(
            "GRANT USAGE ON SCHEMA longhaul TO reader;"
                + " GRANT ALL ON ALL TABLES IN SCHEMA longhaul TO reader; GRANT SELECT ON numbers TO reader");

    ApplicationFailure failure = failure(() -> numbers().resources(asReader()).load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(failure).hasMessageContaining("numbers").hasMessageContaining("Grant");
    assertThat(failure.toString()).doesNotContain("secret-of-reader").doesNotContain("jdbc:");
  }

  @Test
  void databaseIsDown() throws IOException {
    ImportAttempts importing = numbers();
    importing.inspection();

    ApplicationFailure failure = failure(() -> importing.resources(downDatabase()).load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    assertThat(failure.getNextRetryDelay()).isPositive();
    assertThat(failure).hasMessageNotContaining("localhost").hasMessageNotContaining("127.0.0.1");
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void givesUpWhenNothingAdvancedForLongerThanThePatience() throws IOException {
    ImportAttempts importing = numbers().patience(Duration.ofHours(1));
    importing.inspection();
    importing.resources(downDatabase());

    ApplicationFailure failure =
        failure(() -> importing.attempt(400, Instant.now().minus(Duration.ofMinutes(90))).load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.TRANSIENT_EXHAUSTED);
    assertThat(failure).hasMessageContaining("90 minutes").hasMessageContaining("does not answer");
  }

  @Test
  void isPatientAgainWhenSomethingAdvancedMeanwhile() throws IOException {
    ImportAttempts importing = numbers().patience(Duration.ofHours(1));
    importing.inspection();
    Instant now = Instant.now();
    StepProgress earlier =
        new StepProgress(40, 100L, "rows", 0, null, null, now, now.minus(Duration.ofMinutes(50)));

    ApplicationFailure failure =
        failure(() ->
            importing
                .resources(downDatabase())
                .attempt(400, now.minus(Duration.ofHours(20)))
                .earlier(earlier)
                .load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    assertThat(failure.getNextRetryDelay())
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(importing.context().heartbeats()).allMatch(beat -> beat.done() == 40);
  }

  @Test
  void permanentFailureSaysHowFarItWas() {
    ImportAttempts importing = numbers();
    importing.inspection();
    bed.postgres().execute("DROP TABLE numbers");
    Instant now = Instant.now();

    ApplicationFailure failure =
        failure(
            importing.earlier(new StepProgress(40, 100L, "rows", 0, null, null, now, now))::load);

    StepProgress progress = Objects.requireNonNull(Failures.payload(failure).progress());
    assertThat(progress.done()).isEqualTo(40);
  }

  @Test
  void diskIsFullWhileRejectsAreWritten() {
    ImportAttempts importing = bed.of("numbers", bed.upload("n,word\nx,bad\n"));
    importing.load();

    ApplicationFailure failure = failure(importing.resources(fullDisk())::publish);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.STORAGE_FULL);
    assertThat(importing.resources(bed.resources()).publish().artifacts()).hasSize(1);
  }

  private static ImportAttempts numbers() {
    return bed.of("numbers", bed.upload(Numbers.file(100)));
  }

  private static ImportResources asReader() {
    DatabaseSettings settings = bed.postgres().settings();
    return with(new DatabaseSettings(settings.url(), "reader", "secret-of-reader"));
  }

  private static ImportResources downDatabase() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return with(
          new DatabaseSettings(
              "jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/none", "nobody", "none"));
    }
  }

  private static ImportResources with(DatabaseSettings settings) {
    ImportResources usual = bed.resources();
    return new ImportResources(
        new Database(settings), usual.uploads(), usual.artifacts(), usual.datasets());
  }

  /** Storage that takes no new blob any more. */
  private static ImportResources fullDisk() {
    ImportResources usual = bed.resources();
    BlobStore full =
        (BlobStore)
            Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(),
                new Class<?>[] {BlobStore.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("begin")) {
                    throw new StorageFullException("No room for " + (BlobKey) arguments[0], null);
                  }
                  return method.invoke(
                      FileSystemBlobStore.open(folder.resolve("blobs")), arguments);
                });
    return new ImportResources(
        usual.database(),
        usual.uploads(),
        new Artifacts(full, Clock.systemUTC()),
        usual.datasets());
  }
}
