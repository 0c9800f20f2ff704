package io.longhaul.gateway.following;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A stream that is ready to go out on the connection of the request for it. */
@FunctionalInterface
public interface EventStream {

  /** Sends status and headers, and the events from now on, also after the request has ended. */
  void begin(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
