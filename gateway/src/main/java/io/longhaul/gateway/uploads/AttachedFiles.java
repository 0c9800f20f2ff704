package io.longhaul.gateway.uploads;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.uploads.Delivery;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.workflows.operation.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Map;
import java.util.Objects;

/**
 * Files that come in one request with what they are for: each is an upload whose key follows from
 * that of the request. Thread-safe.
 */
public final class AttachedFiles {

  // No client can give such a key to an upload of its own.
  private static final String KEY = "attached:";

  private final UploadIntake intake;

  AttachedFiles(UploadIntake intake) {
    this.intake = intake;
  }

  /** A file that was taken in. */
  public record Attached(UploadId id, String sha256) {}

  /**
   * Takes in a file, or finds that an earlier request with the key has brought the same.
   *
   * @throws ProblemException KEY_REUSED when that was another; TOO_LARGE, UPLOAD_QUOTA_EXCEEDED
   * @throws IOException when the client goes away
   */
  public Attached take(String key, Caller caller, InputStream body, Map<String, String> metadata)
      throws IOException {
    Upload upload =
        intake.create(new NewUpload(caller.tenant(), KEY + key, caller.subject(), null, metadata));
    CountedBody counted = new CountedBody(body);
    Upload there = upload.isComplete() ? sameAs(upload, counted) : received(upload, counted);
    return new Attached(there.id(), Objects.requireNonNull(there.sha256()));
  }

  private Upload received(Upload upload, CountedBody body) throws IOException {
    Upload there = intake.receive(upload, new Delivery(0, body, intake.most(), null));
    if (body.count() != there.offset()) {
      throw reused();
    }
    return intake.declareLength(there, there.offset());
  }

  private static Upload sameAs(Upload upload, CountedBody body) throws IOException {
    var digest = Sha256.start();
    new DigestInputStream(body, digest).transferTo(OutputStream.nullOutputStream());
    if (!Sha256.finish(digest).equals(upload.sha256())) {
      throw reused();
    }
    return upload;
  }

  private static ProblemException reused() {
    return new ProblemException(
        ErrorCode.KEY_REUSED, "The key was used with another file; use a new key.");
  }
}
