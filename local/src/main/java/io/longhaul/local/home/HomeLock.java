package io.longhaul.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one launcher that runs a home; the operating system lets go of it however that
 * launcher ends.
 */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or null when another launcher, or another stack in this process, holds it. */
  public static @Nullable HomeLock tryAcquire(Home home) {
    try {
      var channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new HomeLock(channel);
      }
      channel.close();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + home.lock(), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unlock the state directory", e);
    }
  }
}
