package io.longhaul.datasets.infer;

/**
 * 64-bit hashes of fields; two different ones of a million are taken for equal about once in 40
 * million files.
 */
final class Hashes {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hashes() {}

  /** The hash of a field, 0 if it may mean that there is no value. */
  static long of(String field) {
    String value = field.strip();
    if (value.isEmpty() || NullTexts.contains(value)) {
      return 0;
    }
    long hash = FNV_OFFSET;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /** The hash of some fields together, 0 if one of them is. */
  static long combined(long[] hashes, int from, int[] columns) {
    long combined = FNV_OFFSET;
    for (int column : columns) {
      long hash = hashes[from + column];
      if (hash == 0) {
        return 0;
      }
      combined = mixed(combined * FNV_PRIME + hash);
    }
    return combined;
  }

  /** The finalizer of MurmurHash3, so that every bit counts; never 0. */
  private static long mixed(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    h ^= h >>> 33;
    return h == 0 ? 1 : h;
  }
}
