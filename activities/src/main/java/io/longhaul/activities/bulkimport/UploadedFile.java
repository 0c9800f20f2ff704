package io.longhaul.activities.bulkimport;

import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Source;
import io.longhaul.workflows.operation.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The upload that an operation imports. */
record UploadedFile(Uploads uploads, Upload upload) {

  /**
   * The complete upload that an operation names.
   *
   * @throws ImportProblem if there is none
   */
  static UploadedFile complete(Uploads uploads, Source source) {
    UploadedFile file = of(uploads, source);
    if (file.upload.state() == UploadState.GONE) {
      throw new ImportProblem(
          ErrorCode.UPLOAD_GONE,
          "The upload "
              + source.file()
              + " has expired or was deleted. Upload the file again and retry with the new id.");
    }
    return file;
  }

  /** The same, also when it has expired since; its bytes may still be there. */
  static UploadedFile of(Uploads uploads, Source source) {
    Upload upload =
        UploadId.isValid(source.file())
            ? uploads.find(source.tenant(), new UploadId(source.file())).orElse(null)
            : null;
    if (upload == null) {
      throw new ImportProblem(
          ErrorCode.UPLOAD_UNKNOWN,
          "There is no upload "
              + source.file()
              + ". Upload the file first and give the id that the upload returned.");
    }
    if (upload.state() == UploadState.INCOMPLETE) {
      throw new ImportProblem(
          ErrorCode.UPLOAD_INCOMPLETE,
          "Of the upload "
              + source.file()
              + " only "
              + upload.offset()
              + " bytes have arrived. Complete it, then retry.");
    }
    return new UploadedFile(uploads, upload);
  }

  long length() {
    return Objects.requireNonNull(upload.length(), "a complete upload has a length");
  }

  String sha256() {
    return Objects.requireNonNull(upload.sha256(), "a complete upload has a digest");
  }

  InputStream open(long offset) {
    return uploads.open(upload, offset);
  }

  /** The first bytes, all of them if there are no more. */
  byte[] head(int count) throws IOException {
    try (InputStream in = open(0)) {
      return in.readNBytes(count);
    }
  }
}
