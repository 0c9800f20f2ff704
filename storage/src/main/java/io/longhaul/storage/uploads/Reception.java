package io.longhaul.storage.uploads;

/** The outcome of receiving the bytes of an upload. */
public sealed interface Reception {

  /** All bytes are there: these, or those that a concurrent or earlier request has brought. */
  record Completed(Upload upload) implements Reception {}

  /** The body ended early. Nothing is kept; the whole can be sent again. */
  record TooShort(long received, long declared) implements Reception {}

  /** The body goes on after the declared length. Nothing is kept; the whole can be sent again. */
  record TooLong(long declared) implements Reception {}

  /** The upload expired or was deleted meanwhile. */
  record Gone() implements Reception {}
}
