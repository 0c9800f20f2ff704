package io.longhaul.storage.uploads;

/** The outcome of asking for a new upload. */
public sealed interface Creation {

  /** There was none; now there is, and it waits for its bytes. */
  record Created(Upload upload) implements Creation {}

  /** The same request came before. The upload may be in any {@link UploadState}. */
  record Existing(Upload upload) implements Creation {}

  /** The key is taken by a request of the same owner that declared something else. */
  record DifferentRequest() implements Creation {}

  /** The key is taken by another owner of the tenant. */
  record OtherOwner() implements Creation {}

  /** There was none, and the tenant's uploads would come to more bytes than allowed. */
  record TenantFull(long used) implements Creation {}
}
