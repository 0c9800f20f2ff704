package io.longhaul.storage.uploads;

import io.longhaul.storage.Sha256;
import java.util.regex.Pattern;

/**
 * The id of an upload: {@code u-} and 40 hexadecimal digits. It follows from tenant and idempotency
 * key, so that a repeated request meets the upload of the first.
 */
public record UploadId(String value) {

  private static final Pattern FORM = Pattern.compile("u-[0-9a-f]{40}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is another; {@link #isValid} asks first
   */
  public UploadId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not the id of an upload");
    }
  }

  /** The id of the upload of a tenant under an idempotency key. */
  public static UploadId of(String tenant, String idempotencyKey) {
    String digest = Sha256.of(tenant + "\0" + idempotencyKey);
    return new UploadId("u-" + digest.substring(0, 40));
  }

  /** Whether a text from outside has the form of an id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
