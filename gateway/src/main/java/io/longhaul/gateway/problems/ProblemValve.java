package io.longhaul.gateway.problems;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Answers what Tomcat refuses before any filter sees it, such as an address that is malformed. */
final class ProblemValve extends ValveBase {

  private final Problems problems;

  ProblemValve(Problems problems) {
    super(true);
    this.problems = problems;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    boolean unanswered =
        response.isError() && response.getContentWritten() == 0 && !response.isCommitted();
    if (unanswered && !request.isAsync() && response.setErrorReported()) {
      response.setSuspended(false);
      problems.write(
          HttpStatusCodes.problem(response.getStatus()),
          request.getRequest(),
          response.getResponse());
    }
  }
}
