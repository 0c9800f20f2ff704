package io.longhaul.gateway.artifacts;

/**
 * A range of bytes of a representation that has them.
 *
 * @param first position of the first byte
 * @param length how many bytes, at least 1
 */
record ByteRange(long first, long length) {

  /** The header {@code Content-Range}. */
  String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }

  long end() {
    return first + length;
  }
}
