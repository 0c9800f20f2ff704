package io.longhaul.storage.filesystem;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes into a staged file, and tells a full disk from other trouble. */
final class StagedStream extends OutputStream {

  private final Path path;
  private final OutputStream out;

  StagedStream(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  @Override
  public void write(int b) {
    try {
      out.write(b);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    flush();
  }

  private RuntimeException failed(IOException e) {
    return Failures.ofWriting("write", Directories.above(path), e);
  }
}
