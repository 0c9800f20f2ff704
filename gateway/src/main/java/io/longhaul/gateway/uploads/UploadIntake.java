package io.longhaul.gateway.uploads;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.Delivery;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Reception;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadRole;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import java.io.IOException;
import java.time.Duration;

/** Takes files in, and says with which problem what cannot be taken is answered. Thread-safe. */
public final class UploadIntake {

  private static final Duration BRIEFLY = Duration.ofSeconds(1);

  private final Uploads uploads;
  private final UploadSettings settings;

  UploadIntake(Uploads uploads, UploadSettings settings) {
    this.uploads = uploads;
    this.settings = settings;
  }

  /**
   * Makes the record of an upload, or finds that of the same request; a final one is put together.
   */
  Upload create(NewUpload wanted) {
    Upload upload =
        switch (uploads.create(wanted, settings.tenantLimit().toBytes())) {
          case Creation.Created created -> created.upload();
          case Creation.Existing existing -> existing.upload();
          case Creation.DifferentRequest _ ->
              throw new ProblemException(
                  ErrorCode.KEY_REUSED,
                  "The key was used for an upload with another length or other metadata.");
          case Creation.OtherOwner _ ->
              throw new ProblemException(
                  ErrorCode.KEY_IN_USE, "The key belongs to an upload of another caller.");
          case Creation.TenantFull full -> throw quotaExceeded(full.used(), wanted.tenant());
        };
    if (upload.state() == UploadState.GONE) {
      throw retired();
    }
    boolean open = upload.role() == UploadRole.FINAL && !upload.isComplete();
    return open ? received(uploads.assemble(upload)) : upload;
  }

  /** Takes a file in from its first byte on; what an earlier request has brought is skipped. */
  Upload receive(Upload upload, Delivery whole) throws IOException {
    return received(uploads.receive(upload, whole));
  }

  /** Takes bytes in where the upload goes on. */
  Upload append(Upload upload, Delivery delivery) throws IOException {
    Reception reception = uploads.append(upload, delivery);
    if (reception instanceof Reception.OtherOffset other) {
      throw new ProblemException(
              ErrorCode.OFFSET_MISMATCH,
              "The upload goes on at %d, not at %d.".formatted(other.offset(), delivery.offset()))
          .header(TusProtocol.OFFSET, Long.toString(other.offset()));
    }
    return received(reception);
  }

  /**
   * Declares the length of an upload that was created without one.
   *
   * @throws ProblemException TOO_LARGE or UPLOAD_QUOTA_EXCEEDED
   */
  Upload declareLength(Upload upload, long length) {
    UploadWish.requireAllowed(length, settings.maxSize());
    long used = uploads.usage(upload.tenant());
    if (used + length > settings.tenantLimit().toBytes()) {
      throw quotaExceeded(used, upload.tenant());
    }
    return uploads.declareLength(upload, length).orElseThrow(UploadIntake::retired);
  }

  /** What one upload may have. */
  long most() {
    return settings.maxSize().toBytes();
  }

  private Upload received(Reception reception) {
    return switch (reception) {
      case Reception.Completed completed -> completed.upload();
      case Reception.Partial partial -> partial.upload();
      case Reception.Overtaken _, Reception.OtherOffset _ ->
          throw new ProblemException(
                  ErrorCode.UPLOAD_LOCKED,
                  "Another request writes to the upload; ask for its offset and go on from there.")
              .retryAfter(BRIEFLY);
      case Reception.TooLong longer when longer.length() >= most() ->
          throw UploadWish.tooLarge(
              "The file goes on after %d bytes; one upload may have %d.",
              longer.length(), settings.maxSize());
      case Reception.TooLong longer ->
          throw TusProtocol.malformed(
              "The body goes on after the %d bytes of Upload-Length.".formatted(longer.length()));
      case Reception.ChecksumMismatch _ ->
          throw new ProblemException(
              ErrorCode.CHECKSUM_MISMATCH,
              "The body does not have the digest of Upload-Checksum. Nothing of it is kept; send"
                  + " it again.");
      case Reception.OtherContent other ->
          throw new ProblemException(
              ErrorCode.KEY_REUSED,
              "The first %d bytes are others than those that came under the key before."
                  .formatted(other.offset()));
      case Reception.Gone _ -> throw retired();
    };
  }

  private ProblemException quotaExceeded(long used, String tenant) {
    return new ProblemException(
        ErrorCode.UPLOAD_QUOTA_EXCEEDED,
        "The uploads of tenant %s have %d bytes and would exceed the %d that are allowed; delete some."
            .formatted(tenant, used, settings.tenantLimit().toBytes()));
  }

  private static ProblemException retired() {
    return new ProblemException(
        ErrorCode.KEY_RETIRED, "The upload of this key has expired or was removed; use a new key.");
  }
}
