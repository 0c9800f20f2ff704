package io.longhaul.gateway;

import static io.longhaul.gateway.EnvironmentSettings.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.gateway.access.AccessSettings;
import io.longhaul.gateway.access.TicketSettings;
import io.longhaul.gateway.artifacts.StorageKind;
import io.longhaul.gateway.artifacts.StorageSettings;
import io.longhaul.gateway.engine.EngineSettings;
import io.longhaul.gateway.following.FollowingSettings;
import io.longhaul.gateway.kinds.DatasetSettings;
import io.longhaul.gateway.operations.OperationSettings;
import io.longhaul.gateway.problems.ProblemSettings;
import io.longhaul.gateway.uploads.UploadSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Pins what each setting is without configuration, and which key sets it. */
class SettingsTests {

  @Test
  void access() {
    assertThat(bind("longhaul.access", AccessSettings.class, Map.of()))
        .isEqualTo(new AccessSettings(null, null, null, "longhaul", Duration.ofSeconds(30)));
    assertThat(
            bind(
                "longhaul.access",
                AccessSettings.class,
                Map.of(
                    "LONGHAUL_ACCESS_PUBLIC_KEY", "/keys/public.pem",
                    "LONGHAUL_ACCESS_ISSUER_URI", "https://id.example",
                    "LONGHAUL_ACCESS_ISSUER", "somebody",
                    "LONGHAUL_ACCESS_AUDIENCE", "api",
                    "LONGHAUL_ACCESS_CLOCK_SKEW", "5s")))
        .isEqualTo(
            new AccessSettings(
                Path.of("/keys/public.pem"),
                "https://id.example",
                "somebody",
                "api",
                Duration.ofSeconds(5)));
  }

  @Test
  void tickets() {
    assertThat(bind("longhaul.tickets", TicketSettings.class, Map.of()))
        .isEqualTo(new TicketSettings(null, Duration.ofMinutes(5)));
    assertThat(
            bind(
                "longhaul.tickets",
                TicketSettings.class,
                Map.of(
                    "LONGHAUL_TICKETS_KEY_FILE", "/keys/tickets",
                    "LONGHAUL_TICKETS_LIFE", "1m")))
        .isEqualTo(new TicketSettings(Path.of("/keys/tickets"), Duration.ofMinutes(1)));
  }

  @Test
  void storage() {
    assertThat(bind("longhaul.storage", StorageSettings.class, Map.of()).root())
        .isEqualTo(Path.of(".longhaul/blobs"));
    assertThat(
            bind("longhaul.storage", StorageSettings.class, Map.of("LONGHAUL_STORAGE_ROOT", "/b"))
                .root())
        .isEqualTo(Path.of("/b"));
  }

  @Test
  void datasets() {
    assertThat(bind("longhaul.datasets", DatasetSettings.class, Map.of()).directory())
        .isEqualTo(Path.of("datasets"));
    assertThat(
            bind(
                    "longhaul.datasets",
                    DatasetSettings.class,
                    Map.of("LONGHAUL_DATASETS_DIRECTORY", "/d"))
                .directory())
        .isEqualTo(Path.of("/d"));
  }

  @Test
  void engine() {
    assertThat(bind("longhaul.engine", EngineSettings.class, Map.of()))
        .isEqualTo(
            new EngineSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                64,
                Duration.ofSeconds(2)));
    assertThat(
            bind(
                "longhaul.engine",
                EngineSettings.class,
                Map.of(
                    "LONGHAUL_ENGINE_CALL_TIMEOUT", "1s",
                    "LONGHAUL_ENGINE_QUERY_TIMEOUT", "2s",
                    "LONGHAUL_ENGINE_HEALTH_TIMEOUT", "3s",
                    "LONGHAUL_ENGINE_CONCURRENT_CALLS", "7",
                    "LONGHAUL_ENGINE_RETRY_AFTER", "4s")))
        .isEqualTo(
            new EngineSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                7,
                Duration.ofSeconds(4)));
  }

  @Test
  void operations() {
    assertThat(bind("longhaul.operations", OperationSettings.class, Map.of()))
        .isEqualTo(
            new OperationSettings(
                Duration.ofDays(30),
                Duration.ofHours(72),
                Duration.ofHours(24),
                Duration.ofDays(365),
                DataSize.ofMegabytes(1),
                DataSize.ofKilobytes(60),
                null));
  }

  @Test
  void operationsByEnvironment() {
    assertThat(
            bind(
                "longhaul.operations",
                OperationSettings.class,
                Map.of(
                    "LONGHAUL_OPERATIONS_RETENTION", "10d",
                    "LONGHAUL_OPERATIONS_ATTENTION_PATIENCE", "1h",
                    "LONGHAUL_OPERATIONS_TRANSIENT_PATIENCE", "2h",
                    "LONGHAUL_OPERATIONS_LONGEST_TIMEOUT", "20d",
                    "LONGHAUL_OPERATIONS_BODY_LIMIT", "2MB",
                    "LONGHAUL_OPERATIONS_INPUT_LIMIT", "1KB",
                    "LONGHAUL_OPERATIONS_BASE_URL", "https://api.example")))
        .isEqualTo(
            new OperationSettings(
                Duration.ofDays(10),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofDays(20),
                DataSize.ofMegabytes(2),
                DataSize.ofKilobytes(1),
                URI.create("https://api.example")));
  }

  @Test
  void buckets() {
    StorageSettings bucket =
        bind(
            "longhaul.storage",
            StorageSettings.class,
            Map.of(
                "LONGHAUL_STORAGE_KIND", "s3",
                "LONGHAUL_STORAGE_BUCKET", "files",
                "LONGHAUL_STORAGE_ENDPOINT", "http://minio:9000",
                "LONGHAUL_STORAGE_CREDENTIALS_FILE", "/c"));

    assertThat(bucket.kind()).isEqualTo(StorageKind.S3);
    assertThat(bucket.bucket()).isEqualTo("files");
    assertThat(bucket.region()).isEqualTo("us-east-1");
    assertThat(bucket.credentialsFile()).isEqualTo(Path.of("/c"));
    assertThat(bucket.linkLifetime()).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() ->
            bind("longhaul.storage", StorageSettings.class, Map.of("LONGHAUL_STORAGE_KIND", "s3")))
        .rootCause()
        .hasMessageContaining("longhaul.storage.bucket");
  }

  @Test
  void uploads() {
    assertThat(bind("longhaul.uploads", UploadSettings.class, Map.of()))
        .isEqualTo(new UploadSettings(DataSize.ofGigabytes(20), DataSize.ofTerabytes(1)));
    assertThat(
            bind(
                "longhaul.uploads",
                UploadSettings.class,
                Map.of(
                    "LONGHAUL_UPLOADS_MAX_SIZE", "1MB",
                    "LONGHAUL_UPLOADS_TENANT_LIMIT", "5MB")))
        .isEqualTo(new UploadSettings(DataSize.ofMegabytes(1), DataSize.ofMegabytes(5)));
  }

  @Test
  void following() {
    assertThat(bind("longhaul.following", FollowingSettings.class, Map.of()))
        .isEqualTo(
            new FollowingSettings(
                200, Duration.ofSeconds(30), 10_000, Duration.ofSeconds(15), Duration.ofHours(1)));
    assertThat(
            bind(
                "longhaul.following",
                FollowingSettings.class,
                Map.of(
                    "LONGHAUL_FOLLOWING_LOOKS_PER_SECOND", "50",
                    "LONGHAUL_FOLLOWING_FINISHED_AGE", "5s",
                    "LONGHAUL_FOLLOWING_REMEMBERED", "7",
                    "LONGHAUL_FOLLOWING_KEEP_ALIVE", "1s",
                    "LONGHAUL_FOLLOWING_LONGEST_STREAM", "2m")))
        .isEqualTo(
            new FollowingSettings(
                50, Duration.ofSeconds(5), 7, Duration.ofSeconds(1), Duration.ofMinutes(2)));
  }

  @Test
  void problems() {
    assertThat(bind("longhaul.problems", ProblemSettings.class, Map.of()).typeBase())
        .isEqualTo("https://longhaul.io/errors/");
    assertThat(
            bind(
                    "longhaul.problems",
                    ProblemSettings.class,
                    Map.of("LONGHAUL_PROBLEMS_TYPE_BASE", "https://e.example/"))
                .typeBase())
        .isEqualTo("https://e.example/");
  }
}
