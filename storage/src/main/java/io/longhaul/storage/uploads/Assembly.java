package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;

/**
 * Puts final uploads together: the pieces are copied, as if a client sent them one after the other,
 * so that the whole outlives them and its digest comes on the way.
 */
final class Assembly {

  private final BlobStore store;
  private final Uploads uploads;

  Assembly(BlobStore store, Uploads uploads) {
    this.store = store;
    this.uploads = uploads;
  }

  Reception put(Upload upload) {
    Parts pieces = Parts.of(store, upload.sources());
    while (true) {
      Upload present = uploads.find(upload.tenant(), upload.id()).orElse(upload);
      if (present.isComplete()) {
        return new Reception.Completed(present);
      }
      requireAll(present, pieces);
      Reception reception = append(present, pieces);
      boolean again =
          reception instanceof Reception.Overtaken || reception instanceof Reception.OtherOffset;
      if (!again) {
        return reception;
      }
    }
  }

  private Reception append(Upload present, Parts pieces) {
    try (InputStream rest = pieces.open(present.offset())) {
      return uploads.append(present, new Delivery(present.offset(), rest, pieces.length(), null));
    } catch (IOException e) {
      throw new IllegalStateException("Streams of a blob store throw storage exceptions only", e);
    }
  }

  private static void requireAll(Upload upload, Parts pieces) {
    Long length = upload.length();
    if (length == null || pieces.length() != length) {
      throw new BlobNotFoundException(UploadKeys.record(upload.sources().getFirst()));
    }
  }
}
