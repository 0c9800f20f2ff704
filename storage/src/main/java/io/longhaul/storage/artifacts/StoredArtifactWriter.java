package io.longhaul.storage.artifacts;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.Sha256;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;

/**
 * Writes the bytes under a key of its own, then the record that points there, if it is the first.
 */
final class StoredArtifactWriter implements ArtifactWriter {

  private final BlobStore store;
  private final Clock clock;
  private final ArtifactId id;
  private final String contentType;
  private final String content = ArtifactKeys.newContent();
  private final BlobUpload upload;
  private final MessageDigest digest = Sha256.start();
  private final OutputStream stream;

  StoredArtifactWriter(BlobStore store, Clock clock, ArtifactId id, String contentType) {
    this.store = store;
    this.clock = clock;
    this.id = id;
    this.contentType = contentType;
    this.upload = store.begin(ArtifactKeys.content(id, content));
    this.stream = new DigestOutputStream(upload.stream(), digest);
  }

  @Override
  public OutputStream stream() {
    return stream;
  }

  @Override
  public Artifact publish() {
    long length = upload.publish().length();
    ArtifactRecord mine =
        new ArtifactRecord(content, contentType, length, Sha256.finish(digest), clock.instant());
    while (!store.createIfAbsent(ArtifactKeys.record(id), mine.toJson())) {
      var present = store.read(ArtifactKeys.record(id));
      if (present.isPresent()) {
        store.delete(ArtifactKeys.content(id, content));
        return ArtifactRecord.parse(present.get().bytes()).toArtifact(id);
      }
    }
    return mine.toArtifact(id);
  }

  @Override
  public void close() {
    upload.close();
  }
}
