package io.longhaul.gateway.following;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets handlers ask whether the client has closed the connection: the servlet API would tell only
 * when something is written. To be asked on the thread of the request.
 */
public final class HangUp extends ValveBase {

  private static final String ATTRIBUTE = "io.longhaul.hangup";

  HangUp() {
    super(true);
  }

  /** Whether the client of this request is gone. */
  public static BooleanSupplier of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier known ? known : () -> false;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request connection = request.getCoyoteRequest();
    BooleanSupplier gone = () -> isGone(connection);
    request.setAttribute(ATTRIBUTE, gone);
    getNext().invoke(request, response);
  }

  // At the end of the stream Tomcat claims that there is data, so that somebody reads and finds
  // out. What a client sends ahead is kept for the next request, and claimed once only.
  private static boolean isGone(org.apache.coyote.Request connection) {
    boolean before = hasData(connection);
    return before && hasData(connection);
  }

  private static boolean hasData(org.apache.coyote.Request connection) {
    connection.action(ActionCode.AVAILABLE, true);
    return connection.getAvailable() > 0;
  }
}
