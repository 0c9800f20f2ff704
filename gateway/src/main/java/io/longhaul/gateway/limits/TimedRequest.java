package io.longhaul.gateway.limits;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** A request whose body has to come within a time, however steadily it drips. */
final class TimedRequest extends HttpServletRequestWrapper {

  private final long deadline;
  private final Duration limit;

  TimedRequest(HttpServletRequest request, Duration limit) {
    super(request);
    this.limit = limit;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new TimedStream(super.getInputStream());
  }

  private void requireTime() {
    if (System.nanoTime() - deadline > 0) {
      throw new ProblemException(
              ErrorCode.REQUEST_TIMEOUT,
              "The body did not come within %d s.".formatted(Math.max(1, limit.toSeconds())))
          .header(HttpHeaders.CONNECTION, "close");
    }
  }

  /** The body, which looks at the clock before each read. */
  private final class TimedStream extends ServletInputStream {

    private final ServletInputStream in;

    TimedStream(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      requireTime();
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      requireTime();
      return in.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
