package io.longhaul.storage.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.longhaul.storage.Sha256;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an endpoint: {@code we_<tenant>_} and 24 hexadecimal digits for one that is registered,
 * {@code wc_} and 32 for one that an operation brought along.
 */
public record EndpointId(@JsonValue String value) {

  private static final String REGISTERED = "we_";
  private static final String INLINE = "wc_";
  private static final int DIGITS = 24;
  private static final int INLINE_DIGITS = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "we_[a-z0-9-]{1,60}_[0-9a-f]{%d}|wc_[0-9a-f]{%d}".formatted(DIGITS, INLINE_DIGITS));

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
    String digest = Sha256.of(tenant + "\0" + idempotencyKey).substring(0, DIGITS);
    return new EndpointId(REGISTERED + tenant + "_" + digest);
  }

  /** An id for an endpoint that a tenant registers without a key. */
  public static EndpointId random(String tenant) {
    return of(tenant, UUID.randomUUID().toString());
  }

  /**
   * The id of the endpoint that an operation brings along. It follows from the request as well:
   * whoever sends another one under the same key never writes over what is there.
   */
  public static EndpointId inline(String operationId, String owner, String fingerprint) {
    String digest = Sha256.of(operationId + "\0" + owner + "\0" + fingerprint);
    return new EndpointId(INLINE + digest.substring(0, INLINE_DIGITS));
  }

  /** Whether a text from outside has the form of an id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** Whether an operation brought it along. */
  public boolean inline() {
    return value.startsWith(INLINE);
  }

  /** Whose a registered one is. */
  public String tenant() {
    if (inline()) {
      throw new IllegalStateException("The operation says whose it is");
    }
    return value.substring(REGISTERED.length(), value.length() - DIGITS - 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
