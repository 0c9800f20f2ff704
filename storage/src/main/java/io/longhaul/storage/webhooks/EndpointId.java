package io.longhaul.storage.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.longhaul.storage.Sha256;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an endpoint: {@code we_} and 32 hexadecimal digits for one that is registered, {@code
 * wc_} and as many for one that an operation brought along.
 */
public record EndpointId(@JsonValue String value) {

  private static final String REGISTERED = "we_";
  private static final String INLINE = "wc_";
  private static final int DIGITS = 32;
  private static final Pattern FORM = Pattern.compile("w[ec]_[0-9a-f]{" + DIGITS + "}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is another; {@link #isValid} asks first
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EndpointId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not the id of an endpoint");
    }
  }

  /** The id of the endpoint that a tenant registers under an idempotency key. */
  public static EndpointId of(String tenant, String idempotencyKey) {
    return new EndpointId(REGISTERED + digest(tenant + "\0" + idempotencyKey));
  }

  /** An id for an endpoint that is registered without a key. */
  public static EndpointId random() {
    return of("", UUID.randomUUID().toString());
  }

  /**
   * The id of the endpoint that an operation brings along. It follows from the request as well:
   * whoever sends another one under the same key never writes over what is there.
   */
  public static EndpointId inline(String operationId, String owner, String fingerprint) {
    return new EndpointId(INLINE + digest(operationId + "\0" + owner + "\0" + fingerprint));
  }

  /** Whether a text from outside has the form of an id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** Whether an operation brought it along. */
  public boolean inline() {
    return value.startsWith(INLINE);
  }

  private static String digest(String text) {
    return Sha256.of(text).substring(0, DIGITS);
  }

  @Override
  public String toString() {
    return value;
  }
}
