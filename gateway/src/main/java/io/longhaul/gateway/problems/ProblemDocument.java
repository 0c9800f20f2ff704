package io.longhaul.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer (RFC 9457).
 *
 * @param status the number; on the URLs that pollers of long-running operations read, where they
 *     take it for the operation's own, a word that ends them or nothing
 * @param error stands there as well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemDocument(
    String type,
    String title,
    @Nullable Object status,
    String detail,
    String code,
    String instance,
    @Nullable String requestId,
    boolean retryable,
    @Nullable List<FieldProblem> errors,
    @Nullable CodedError error) {

  /** One thing that is wrong with the request. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FieldProblem(@Nullable String pointer, String detail, @Nullable String allowed) {}

  /** The error as pollers read it. */
  record CodedError(String code, String message) {}
}
