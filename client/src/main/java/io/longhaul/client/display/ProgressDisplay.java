package io.longhaul.client.display;

import io.longhaul.client.Operation;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Where progress is shown. Used by one thread at a time, except that {@link #sent} may come from
 * another.
 */
public interface ProgressDisplay extends AutoCloseable {
  /** Shows nothing. */
  ProgressDisplay NONE = new Nothing();

  /** An upload has sent so many bytes of so many. */
  void sent(long sent, long total);

  /** An operation has changed. */
  void changed(Operation operation);

  /** Something that people should know now, in one line. */
  void say(String line);

  @Override
  void close();

  /** A bar for the upload and for each step; for terminals. */
  static ProgressDisplay bars(PrintStream terminal, int width) {
    return new Bars(terminal, width);
  }

  /** A line each few seconds and at each turn; for files, pipes and build logs. */
  static ProgressDisplay lines(PrintStream out) {
    return lines(out, System::nanoTime);
  }

  /** Lines, by another clock that counts nanoseconds. */
  static ProgressDisplay lines(PrintStream out, LongSupplier nanoTime) {
    return new Lines(out, nanoTime);
  }
}
