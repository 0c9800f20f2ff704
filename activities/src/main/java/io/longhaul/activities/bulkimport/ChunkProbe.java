package io.longhaul.activities.bulkimport;

/** Sees a chunk at the moments where a crash would hurt most; tests crash there. */
interface ChunkProbe {

  /** Does nothing. */
  ChunkProbe NONE = moment -> {};

  /** A moment in the life of a chunk. */
  enum Moment {
    CLAIMED,
    COPIED,
    APPLIED,
    COMMITTED
  }

  /** The chunk has come to this moment. */
  void reached(Moment moment);
}
