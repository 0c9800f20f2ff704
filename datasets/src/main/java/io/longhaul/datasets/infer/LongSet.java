package io.longhaul.datasets.infer;

/** A set of 64-bit hashes, eight bytes each at best and sixteen at worst. */
final class LongSet {
  private static final int SMALLEST = 1 << 10;

  private long[] slots = new long[SMALLEST];
  private int size;

  /** Adds a hash, which is not 0; whether it was not there yet. */
  boolean add(long hash) {
    int slot = find(slots, hash);
    if (slots[slot] == hash) {
      return false;
    }
    slots[slot] = hash;
    size++;
    if (size > slots.length / 4 * 3) {
      grow();
    }
    return true;
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        larger[find(larger, hash)] = hash;
      }
    }
    slots = larger;
  }

  /** Where the hash is, or the free slot where it belongs. */
  private static int find(long[] slots, long hash) {
    int mask = slots.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
