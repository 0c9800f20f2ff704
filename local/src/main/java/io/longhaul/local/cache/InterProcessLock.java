package io.longhaul.local.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Excludes other processes (a lock on a file, which ends with its holder) and other threads of this
 * one (file locks belong to the whole process).
 */
public final class InterProcessLock implements AutoCloseable {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private InterProcessLock(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  static InterProcessLock acquire(Path file, Runnable onWait) throws IOException {
    var threads = THREADS.computeIfAbsent(file.toAbsolutePath(), path -> new ReentrantLock());
    boolean told = false;
    if (!threads.tryLock()) {
      onWait.run();
      told = true;
      threads.lock();
    }
    try {
      return new InterProcessLock(threads, lockFile(file, told ? () -> {} : onWait));
    } catch (IOException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  private static FileChannel lockFile(Path file, Runnable onWait) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        onWait.run();
        channel.lock();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release a lock of the cache", e);
    } finally {
      threads.unlock();
    }
  }
}
