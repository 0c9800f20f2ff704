package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.RecordChunk;
import io.longhaul.activities.csv.RecordChunks;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads and parses the next chunk while the database works on this one: a thread of its own, and
 * memory for two.
 */
final class ChunkFeeder implements AutoCloseable {

  private static final int CHUNKS = 2;
  private static final int ROOM = CHUNKS + 1;

  private final RecordChunks source;
  private final ChunkParser parser;
  private final ChunkSizer sizer;
  private final BlockingQueue<ChunkMemory> free = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Item> ready = new ArrayBlockingQueue<>(ROOM);
  // A platform thread: parsing never yields the carrier of a virtual one.
  private final Thread thread =
      Thread.ofPlatform().daemon().name("longhaul-parse").unstarted(this::feed);

  /** What the thread hands over. */
  private sealed interface Item {}

  private record Chunk(PreparedChunk chunk) implements Item {}

  private record End() implements Item {}

  private record Broken(Exception cause) implements Item {}

  ChunkFeeder(RecordChunks source, ChunkParser parser, ChunkSizer sizer, int chunkBytes) {
    this.source = source;
    this.parser = parser;
    this.sizer = sizer;
    for (int i = 0; i < CHUNKS; i++) {
      free.add(new ChunkMemory(chunkBytes));
    }
  }

  ChunkFeeder start() {
    thread.start();
    return this;
  }

  /** What waiting for a chunk came to. */
  sealed interface Taken {}

  /** A chunk, to be given back with {@link #recycle}. */
  record Next(PreparedChunk chunk) implements Taken {}

  /** The file is at its end. */
  record Finished() implements Taken {}

  /**
   * Waits for the next chunk, but not longer; null when none came.
   *
   * @throws IOException if the file could not be read
   */
  @Nullable Taken poll(Duration patience) throws IOException {
    try {
      return switch (ready.poll(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        case null -> null;
        case Chunk item -> new Next(item.chunk());
        case End _ -> new Finished();
        case Broken broken -> throw rethrown(broken.cause());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The thread of the import was interrupted", e);
    }
  }

  void recycle(PreparedChunk chunk) {
    free.add(chunk.memory());
  }

  private static IOException rethrown(Exception cause) {
    return switch (cause) {
      case RuntimeException unchecked -> throw unchecked;
      case IOException io -> io;
      default -> new IOException(cause);
    };
  }

  private void feed() {
    try {
      for (ChunkMemory memory = free.take(); ; memory = free.take()) {
        RecordChunk chunk = source.next(memory.records(), sizer.records());
        if (chunk == null) {
          ready.put(new End());
          return;
        }
        ready.put(new Chunk(parser.parse(chunk, memory)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // There is always room for it: the queue has one place more than there are chunks.
      ready.add(new Broken(e));
    }
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    source.close();
  }
}
