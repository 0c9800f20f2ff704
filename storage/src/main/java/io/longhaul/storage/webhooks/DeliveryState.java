package io.longhaul.storage.webhooks;

/** What became of a message so far. */
public enum DeliveryState {
  /** No attempt has succeeded, and one is to come. */
  PENDING,
  /** The receiver has taken it. */
  DELIVERED,
  /** No attempt has succeeded, and none is to come. */
  FAILED
}
