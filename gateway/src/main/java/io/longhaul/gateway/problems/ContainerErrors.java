package io.longhaul.gateway.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what never reached a handler: the servlet container refused it, or a filter did. */
@RestController
final class ContainerErrors implements ErrorController {

  private final Problems problems;

  ContainerErrors(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:/error}")
  ResponseEntity<byte[]> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : HttpStatus.NOT_FOUND.value();
    return problems.answer(HttpStatusCodes.problem(code), request);
  }
}
