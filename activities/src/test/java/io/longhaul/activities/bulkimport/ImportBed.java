package io.longhaul.activities.bulkimport;

import io.longhaul.activities.database.TestPostgres;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Imports of one test class: its database, its files, its datasets. */
final class ImportBed {

  static final String TENANT = "acme";

  private final TestPostgres postgres;
  private final Path datasetFolder;
  private final Path blobFolder;
  private final ImportResources resources;

  ImportBed(Path folder) {
    postgres = TestPostgres.newDatabase();
    datasetFolder = folder.resolve("datasets");
    blobFolder = folder.resolve("blobs");
    try {
      Files.createDirectories(datasetFolder);
      Files.createDirectories(blobFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    resources = resources();
  }

  /** A new look at everything, as after a start of the worker. */
  ImportResources resources() {
    FileSystemBlobStore store = FileSystemBlobStore.open(blobFolder);
    return new ImportResources(
        postgres.database(),
        new Uploads(store, Clock.systemUTC()),
        new Artifacts(store, Clock.systemUTC()),
        new DatasetDirectory(datasetFolder));
  }

  TestPostgres postgres() {
    return postgres;
  }

  Uploads uploads() {
    return resources.uploads();
  }

  Artifacts artifacts() {
    return resources.artifacts();
  }

  ImportBed dataset(String name, String yaml) {
    try {
      Files.writeString(datasetFolder.resolve(name + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  String upload(String content) {
    return upload(content.getBytes(StandardCharsets.UTF_8));
  }

  String upload(byte[] content) {
    return upload(new ByteArrayInputStream(content), content.length);
  }

  String upload(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return upload(in, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String upload(InputStream in, long length) {
    try {
      Upload upload = newUpload(length);
      resources.uploads().receive(upload, in);
      return upload.id().value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An upload that waits for its bytes. */
  Upload newUpload(long length) {
    NewUpload request =
        new NewUpload(TENANT, UUID.randomUUID().toString(), "ann", length, Map.of());
    return ((Creation.Created) resources.uploads().create(request)).upload();
  }

  ImportAttempts of(String dataset, String upload) {
    return of(TENANT, dataset, upload);
  }

  ImportAttempts of(String tenant, String dataset, String upload) {
    return ImportAttempts.of(tenant, dataset, upload, resources);
  }

  void delete(String upload) {
    resources
        .uploads()
        .delete(resources.uploads().find(TENANT, new UploadId(upload)).orElseThrow());
  }
}
