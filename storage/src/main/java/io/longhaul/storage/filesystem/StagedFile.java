package io.longhaul.storage.filesystem;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that nobody reads yet, and that is removed unless it is moved to its place. */
final class StagedFile implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final FileOutputStream
      file; // not a channel, which an interrupt of its thread would close
  private final StagedStream stream;

  StagedFile(Path path, FileOutputStream file) {
    this.path = path;
    this.file = file;
    this.stream = new StagedStream(path, new BufferedOutputStream(file, BUFFER));
  }

  Path path() {
    return path;
  }

  StagedStream stream() {
    return stream;
  }

  /** Forces everything to the disk. */
  void finish() {
    try {
      stream.flush();
      file.getFD().sync();
      file.close();
    } catch (IOException e) {
      throw Failures.ofWriting("write", Directories.above(path), e);
    }
  }

  @Override
  public void close() {
    try (file) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw Failures.of("discard what was not published", e);
    }
  }
}
