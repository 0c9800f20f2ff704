package io.longhaul.storage.uploads;

/** The outcome of receiving bytes for an upload. */
public sealed interface Reception {

  /** All bytes are there: these, or those that a concurrent or earlier request has brought. */
  record Completed(Upload upload) implements Reception {}

  /** What came is kept for good; more is to come. */
  record Partial(Upload upload) implements Reception {}

  /** The bytes belong elsewhere than where the upload goes on. Nothing is kept. */
  record OtherOffset(long offset) implements Reception {}

  /** Another sender has written the same bytes meanwhile and was faster. */
  record Overtaken() implements Reception {}

  /** The body goes on after the length that is declared or allowed. Its last part is not kept. */
  record TooLong(long length) implements Reception {}

  /** The bytes do not have the checksum that came with them. Nothing is kept. */
  record ChecksumMismatch() implements Reception {}

  /** The file that is sent again begins otherwise than what is there. Nothing is kept. */
  record OtherContent(long offset) implements Reception {}

  /** The upload expired or was deleted meanwhile. */
  record Gone() implements Reception {}
}
