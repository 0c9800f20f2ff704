package io.longhaul.workflows.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one identifier of an operation, {@code <tenant>~<key>} or, for its n-th retry, {@code
 * <tenant>~<key>~<n>}; it is the Temporal workflow id as well.
 *
 * @param tenant {@code [a-z0-9-]{1,60}}
 * @param key the client's idempotency key, {@code [A-Za-z0-9._-]{1,128}}
 * @param attempt 0 for the root, n for the n-th of its line
 */
public record OperationId(String tenant, String key, int attempt) {

  private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern ID =
      Pattern.compile("(" + TENANT.pattern() + ")~(" + KEY.pattern() + ")(?:~([1-9][0-9]{0,4}))?");

  /** Refuses what could not be read back from the id. */
  public OperationId {
    if (!isTenant(tenant) || !isKey(key) || attempt < 0) {
      throw new IllegalArgumentException("Not an operation id: " + tenant + "~" + key);
    }
  }

  /** The id of the operation that a tenant's idempotency key starts. */
  public static OperationId of(String tenant, String key) {
    return new OperationId(tenant, key, 0);
  }

  /** Reads an id as it stands in URLs and workflow ids; null when the text is none. */
  public static @Nullable OperationId parse(String text) {
    Matcher matcher = ID.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String attempt = matcher.group(3);
    return new OperationId(
        matcher.group(1), matcher.group(2), attempt == null ? 0 : Integer.parseInt(attempt));
  }

  /** Whether the text may name a tenant. */
  public static boolean isTenant(String text) {
    return TENANT.matcher(text).matches();
  }

  /** Whether the text may be an idempotency key. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** The id that a retry of this operation always gets. */
  public OperationId next() {
    return new OperationId(tenant, key, attempt + 1);
  }

  /** The operation that this one retries; null for a root. */
  public @Nullable OperationId previous() {
    return attempt == 0 ? null : new OperationId(tenant, key, attempt - 1);
  }

  @Override
  public String toString() {
    String root = tenant + "~" + key;
    return attempt == 0 ? root : root + "~" + attempt;
  }
}
