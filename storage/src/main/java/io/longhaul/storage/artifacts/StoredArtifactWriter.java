package io.longhaul.storage.artifacts;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.Sha256;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Writes the bytes under a key of its own, then the record that points there, if it is the first.
 */
final class StoredArtifactWriter implements ArtifactWriter {

  private final BlobStore store;
  private final ArtifactId id;
  private final Labelling labelling;
  private final String content = ArtifactKeys.newContent();
  private final BlobUpload upload;
  private final MessageDigest digest = Sha256.start();
  private final OutputStream stream;

  /** Makes the record of the bytes that were written. */
  @FunctionalInterface
  interface Labelling {

    ArtifactRecord record(String content, long length, String sha256);
  }

  StoredArtifactWriter(BlobStore store, ArtifactId id, Labelling labelling) {
    this.store = store;
    this.id = id;
    this.labelling = labelling;
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
    ArtifactRecord mine = labelling.record(content, length, Sha256.finish(digest));
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
