package io.longhaul.storage.webhooks;

/** Which signatures a delivery carries. */
public enum SignatureStyle {
  /** Those of Standard Webhooks. */
  STANDARD,
  /** The same, and {@code X-Hub-Signature-256}, whose key is the secret as it is written. */
  GITHUB
}
