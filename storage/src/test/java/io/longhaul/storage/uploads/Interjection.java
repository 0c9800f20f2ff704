package io.longhaul.storage.uploads;

import java.io.IOException;
import java.io.InputStream;

/** An empty stream in the reading of which something happens. */
final class Interjection extends InputStream {

  interface Event {
    void happen() throws IOException;
  }

  private final Event event;

  Interjection(Event event) {
    this.event = event;
  }

  @Override
  public int read() throws IOException {
    event.happen();
    return -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    return read();
  }
}
