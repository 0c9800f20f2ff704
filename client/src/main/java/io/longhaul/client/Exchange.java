package io.longhaul.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One call, written so that it can be sent again.
 *
 * @param request makes the request of the next attempt, without authorization
 * @param handler makes the body's handler of the next attempt
 * @param progress anything that changes while bytes move
 * @param idle an attempt is given up when nothing moves for so long
 * @param answer reads an answer that is no error
 */
record Exchange<T>(
    Supplier<HttpRequest.Builder> request,
    Supplier<BodyHandler<byte[]>> handler,
    LongSupplier progress,
    Duration idle,
    Answer<T> answer) {

  static final Duration IDLE = Duration.ofSeconds(30);

  /** How a call reads its answer; an {@code IOException} is one more failed attempt. */
  interface Answer<T> {
    T read(HttpResponse<byte[]> response) throws IOException;
  }

  /** A call whose answer is small. */
  static <T> Exchange<T> small(Supplier<HttpRequest.Builder> request, Answer<T> answer) {
    return new Exchange<>(request, HttpResponse.BodyHandlers::ofByteArray, () -> 0, IDLE, answer);
  }
}
