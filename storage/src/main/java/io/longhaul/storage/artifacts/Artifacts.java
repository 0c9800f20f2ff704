package io.longhaul.storage.artifacts;

import io.longhaul.storage.BlobGroups;
import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.DownloadTerms;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that operations have made. Safe for use by many threads and processes. All methods
 * throw {@link io.longhaul.storage.StorageException}.
 */
public final class Artifacts {

  private final BlobStore store;
  private final Clock clock;

  /** Artifacts in a store. */
  public Artifacts(BlobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Starts writing an artifact. The record that publishing writes last is what makes it visible.
   */
  public ArtifactWriter begin(ArtifactId id, String contentType) {
    return begin(id, contentType, null);
  }

  /**
   * The same.
   *
   * @param filename under which people save it, of any characters; null for its name
   */
  public ArtifactWriter begin(ArtifactId id, String contentType, @Nullable String filename) {
    return new StoredArtifactWriter(
        store,
        id,
        (content, length, sha256) ->
            new ArtifactRecord(content, contentType, length, sha256, clock.instant(), filename));
  }

  /** A published artifact, or empty if there is none. */
  public Optional<Artifact> find(ArtifactId id) {
    return record(id).map(record -> record.toArtifact(id));
  }

  /** All published artifacts of one run of an operation, in the order of names. */
  public List<Artifact> list(String operationId, String runId) {
    return found(ArtifactKeys.allOf(operationId, runId));
  }

  /** All published artifacts of an operation, run by run in the order of their ids. */
  public List<Artifact> list(String operationId) {
    return found(ArtifactKeys.allOf(operationId));
  }

  /**
   * Opens at most {@code length} bytes of an artifact from a position on.
   *
   * @throws BlobNotFoundException if it was deleted meanwhile
   */
  public InputStream open(Artifact artifact, long offset, long length) {
    ArtifactId id = artifact.id();
    return record(id)
        .map(record -> store.openRange(ArtifactKeys.content(id, record.content()), offset, length))
        .orElseThrow(() -> new BlobNotFoundException(ArtifactKeys.record(id)));
  }

  /**
   * An address under which anybody may read an artifact for a while, without this process; empty
   * where the store has none, or the artifact is gone.
   */
  public Optional<URI> link(ArtifactId id, DownloadTerms terms) {
    return record(id)
        .flatMap(record -> store.link(ArtifactKeys.content(id, record.content()), terms));
  }

  /**
   * Deletes all artifacts of all runs of an operation, published or not: what lists them first,
   * then the bytes.
   */
  public void deleteAll(String operationId) {
    keys(ArtifactKeys.allOf(operationId)).stream()
        .filter(ArtifactKeys::isRecord)
        .forEach(store::delete);
    keys(ArtifactKeys.allOf(operationId)).forEach(store::delete);
  }

  /** The ids of the operations all of whose files, published or not, are older than a moment. */
  public List<String> operationsBefore(Instant moment) {
    return BlobGroups.before(store, ArtifactKeys.ALL, ArtifactKeys::operationOf, moment);
  }

  private List<Artifact> found(String prefix) {
    return keys(prefix).stream()
        .filter(ArtifactKeys::isRecord)
        .map(ArtifactKeys::idOf)
        .flatMap(id -> find(id).stream())
        .toList();
  }

  private Optional<ArtifactRecord> record(ArtifactId id) {
    return store
        .read(ArtifactKeys.record(id))
        .map(content -> ArtifactRecord.parse(content.bytes()));
  }

  private List<BlobKey> keys(String prefix) {
    try (Stream<BlobInfo> blobs = store.list(prefix)) {
      return blobs.map(BlobInfo::key).toList();
    }
  }
}
