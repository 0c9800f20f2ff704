package io.longhaul.gateway.artifacts;

/** What keeps files. */
public enum StorageKind {
  /** A directory that all gateways and workers share. */
  FILESYSTEM,
  /** A bucket of S3, or of a server that speaks its protocol. */
  S3
}
