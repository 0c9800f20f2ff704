package io.longhaul.worker;

import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.bulkimport.BulkImport;
import io.longhaul.workflows.operation.OperationStarter;
import io.longhaul.workflows.operation.TestEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** All that workers need: an engine, a database, a blob store and a dataset of numbers. */
public final class WorkerBed implements AutoCloseable {

  /** A dataset whose records are told apart by a key. */
  public static final String DATASET = "numbers";

  /** One that is only appended to: whatever is done twice shows twice. */
  public static final String APPENDED = "events";

  private static final String DEFINITION =
      """
      table: numbers
      key: [n]
      columns:
        - {name: n, header: n, type: integer, required: true}
        - {name: word, header: word, type: text}
      """;

  private static final String APPENDED_DEFINITION =
      """
      table: events
      columns:
        - {name: n, header: n, type: integer, required: true}
        - {name: word, header: word, type: text}
      """;

  private final Path folder;
  private final TestEngine engine = TestEngine.real();
  private final EmbeddedPostgres postgres;
  private final Uploads uploads;

  public WorkerBed(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("datasets"));
      Files.writeString(folder.resolve("password"), "postgres\n");
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    uploads = new Uploads(FileSystemBlobStore.open(folder.resolve("blobs")), Clock.systemUTC());
    dataset(DATASET, DEFINITION);
    dataset(APPENDED, APPENDED_DEFINITION);
    execute("CREATE TABLE numbers (n bigint NOT NULL PRIMARY KEY, word text)");
    execute("CREATE TABLE events (n bigint NOT NULL, word text)");
  }

  /** One more dataset, which append-only records of numbers and words go to. */
  public void appendOnly(String name) {
    dataset(name, APPENDED_DEFINITION.replace(APPENDED, name));
  }

  private void dataset(String name, String definition) {
    try {
      Files.writeString(folder.resolve("datasets").resolve(name + ".yaml"), definition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestEngine engine() {
    return engine;
  }

  public OperationStarter starter() {
    return new OperationStarter(engine, BulkImport.NAME, BulkImport.NAME);
  }

  /** What a worker of this bed finds in its environment. */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SPRING_TEMPORAL_CONNECTION_TARGET", engine.address());
    environment.put("LONGHAUL_STORAGE_ROOT", folder.resolve("blobs").toString());
    environment.put("LONGHAUL_DATASETS_DIRECTORY", folder.resolve("datasets").toString());
    environment.put("LONGHAUL_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("LONGHAUL_DATABASE_USERNAME", "postgres");
    environment.put("LONGHAUL_DATABASE_PASSWORD_FILE", folder.resolve("password").toString());
    environment.put("LONGHAUL_WORKER_HEARTBEAT_TIMEOUT", "3s");
    return environment;
  }

  /** A worker as a process of its own, ready to work. */
  public WorkerProcess worker(String name) {
    WorkerProcess worker = starting(name);
    try {
      worker.awaitReady();
    } catch (RuntimeException | AssertionError e) {
      worker.close();
      throw e;
    }
    return worker;
  }

  /** The same, not waited for. */
  public WorkerProcess starting(String name) {
    return WorkerProcess.start(name, environment(), folder.resolve(name + ".log"));
  }

  /** The id of an upload with the numbers from 1. */
  public String upload(int rows) {
    StringBuilder csv = new StringBuilder("n,word\n");
    for (int n = 1; n <= rows; n++) {
      csv.append(n).append(",word ").append(n).append('\n');
    }
    byte[] content = csv.toString().getBytes(StandardCharsets.UTF_8);
    return upload(new ByteArrayInputStream(content), content.length);
  }

  /** The id of an upload with this content. */
  public String upload(InputStream content, long length) {
    NewUpload request =
        new NewUpload("acme", UUID.randomUUID().toString(), "ann", length, Map.of());
    Upload upload = ((Creation.Created) uploads.create(request)).upload();
    try {
      uploads.receive(upload, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return upload.id().value();
  }

  public void execute(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long count(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    engine.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
