package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;

/** Positional reads of an open file, which stays what it was when the key gets another one. */
final class FileReader implements BlobReader {

  private final BlobKey key;
  private final RandomAccessFile
      file; // not a channel, which an interrupt of its thread would close
  private final long length;

  private FileReader(BlobKey key, RandomAccessFile file, long length) {
    this.key = key;
    this.file = file;
    this.length = length;
  }

  static FileReader open(BlobKey key, Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      return new FileReader(key, file, file.length());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    try {
      synchronized (file) {
        file.seek(position);
        return file.read(buffer, offset, count);
      }
    } catch (IOException e) {
      throw Failures.of("read blob " + key, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw Failures.of("close blob " + key, e);
    }
  }
}
