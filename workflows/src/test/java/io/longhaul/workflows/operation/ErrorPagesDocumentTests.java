package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/errors} has a page for every {@code type} of a problem. */
class ErrorPagesDocumentTests {

  private static final Path PAGES = Path.of("..", "docs", "errors");

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeHasItsPage(ErrorCode code) {
    GeneratedDocument.check("errors/" + code.slug() + ".md", page(code));
  }

  @Test
  void thereIsNoPageWithoutACode() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(ErrorCode.values()).map(code -> code.slug() + ".md").toList());
    }
  }

  private static String page(ErrorCode code) {
    return """
    # %s

    %s.

    | | |
    |---|---|
    | `code` | `%s` |
    | HTTP status | %s |
    | category | %s |
    | `retryable` | %s |

    **What to do.** %s

    Made from `ErrorCode`. All codes: [error codes](../error-codes.md).
    """
        .formatted(
            code.slug(),
            code.title(),
            code,
            status(code),
            code.category().name().toLowerCase(Locale.ROOT),
            code.isRetryable(),
            advice(code));
  }

  private static String status(ErrorCode code) {
    return isOfWork(code)
        ? code.httpStatus() + ", when the result of the operation is asked for"
        : Integer.toString(code.httpStatus());
  }

  // The catalogue names those of the request first.
  private static boolean isOfWork(ErrorCode code) {
    return code.compareTo(ErrorCode.DATABASE_UNAVAILABLE) >= 0 && code.httpStatus() == 409;
  }

  private static String advice(ErrorCode code) {
    if (isOfWork(code)) {
      return ofWork(code);
    }
    return switch (code) {
      case OFFSET_MISMATCH, UPLOAD_LOCKED ->
          "Ask for the offset with `HEAD`, and go on from there.";
      case UPLOAD_FINAL -> "Send bytes to its pieces, or make an upload without `Upload-Concat`.";
      case UPLOAD_QUOTA_EXCEEDED -> "Delete uploads that are not needed any more, then send it.";
      case CHECKSUM_MISMATCH -> "Nothing of the body was kept. Send it again.";
      case TUS_VERSION -> "Send the header `Tus-Resumable: 1.0.0`.";
      case ENDPOINT_DISABLED ->
          "Have it told again with `disabled: false`, once its receiver is there, then repeat the"
              + " request.";
      case TOO_MANY_ENDPOINTS -> "Delete endpoints that are not needed any more, then register it.";
      case TOO_MANY_SECRETS ->
          "Wait until an old secret has expired; `secrets` of the endpoint says when.";
      case WEBHOOKS_UNAVAILABLE ->
          "Whoever runs the gateway has to set `longhaul.webhooks.key-file`. Without a secret a"
              + " callback is taken.";
      default -> ofRequest(code.httpStatus());
    };
  }

  private static String ofRequest(int status) {
    return switch (status) {
      case 400, 411, 414, 415, 431 ->
          "Change the request as `detail` and `errors` say; sent again as it is, it is refused"
              + " again.";
      case 401 ->
          "Send a token that has not expired, of the issuer and for the audience of this gateway.";
      case 403 -> "Ask for a token with one of the scopes that `detail` names.";
      case 404, 410 ->
          "Check the address. What belongs to others looks the same as what is not there; what was"
              + " deleted or has expired does not come back.";
      case 405, 406 ->
          "Use what the headers `Allow` and `Accept-Post`, and the description of the API, say.";
      case 408 -> "Send the request again, whole and faster.";
      case 409 ->
          "Read the operation: its state, or who owns the key, stands against this request. For new"
              + " work take a new key.";
      case 412 ->
          "Read the document again, look whether the command still makes sense, and send it with"
              + " the new `ETag`.";
      case 413 -> "Send less, or put it into an upload; `detail` says how much may be sent.";
      case 416 -> "Ask for a range within the length that `Content-Range` names.";
      case 422 ->
          "The key stands for another request. Take a new key for a new operation; to repeat,"
              + " repeat exactly.";
      case 429 ->
          "Wait for the seconds in `Retry-After`, then send the same request again. `GET"
              + " /v1/quotas` shows what is left.";
      default ->
          "Nothing is lost. Wait for the seconds in `Retry-After`, if there are any, and send the"
              + " same request with the same key again.";
    };
  }

  private static String ofWork(ErrorCode code) {
    return switch (code.category()) {
      case TRANSIENT ->
          "Nothing: the step is tried again by itself, and the document of the operation says when."
              + " When it goes on for long, somebody has to look at what does not answer.";
      case PERMANENT ->
          "Look at `error.message` and `error.details` of the operation, put right what they name,"
              + " and retry it: with `:retry`, and a corrected `input` where the input was wrong.";
      case OPERATOR ->
          "A person has to decide, or has decided: see `…/steps` of the operation for who, when and"
              + " why. `:retry` starts it again.";
    };
  }
}
