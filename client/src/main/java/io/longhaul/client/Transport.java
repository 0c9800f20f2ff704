package io.longhaul.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Sends calls, with authorization, and sends them again while the failure may pass. */
final class Transport implements AutoCloseable {
  private static final Set<Integer> TRANSIENT = Set.of(408, 423, 425, 429, 500, 502, 503, 504);
  private static final int ATTEMPTS_AT_BROKEN_SERVER = 3;
  private static final Duration LOOK = Duration.ofMillis(500);

  private final HttpClient http;
  private final Connection connection;
  private final Timekeeper time;

  Transport(HttpClient http, Connection connection, Timekeeper time) {
    this.http = http;
    this.connection = connection;
    this.time = time;
  }

  Connection connection() {
    return connection;
  }

  <T> T send(Exchange<T> exchange) {
    Backoff backoff = new Backoff(connection.policy(), time, RandomGenerator.getDefault());
    String requestId = UUID.randomUUID().toString();
    while (true) {
      try {
        return attempt(exchange, requestId, backoff.failures());
      } catch (TransientFailure failure) {
        Duration delay = backoff.afterFailure(failure.retryAfter());
        if (delay == null) {
          throw unreachable(failure);
        }
        connection.listener().accept(new RetryNotice(backoff.failures(), failure.reason(), delay));
        sleep(delay);
      }
    }
  }

  /**
   * Waits.
   *
   * @throws CancellationException if interrupted; the thread stays marked as interrupted
   */
  void sleep(Duration delay) {
    try {
      time.sleep(delay);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  long nanoTime() {
    return time.nanoTime();
  }

  private <T> T attempt(Exchange<T> exchange, String requestId, int earlier)
      throws TransientFailure {
    HttpRequest request = authorized(exchange.request().get(), requestId);
    try {
      HttpResponse<byte[]> response =
          await(http.sendAsync(request, exchange.handler().get()), exchange);
      int status = response.statusCode();
      if (status >= 300 && status != 304) {
        throw refused(response, requestId, earlier);
      }
      return read(exchange, response, requestId);
    } catch (IOException e) {
      throw Connecting.failure(e);
    }
  }

  private <T> T read(Exchange<T> exchange, HttpResponse<byte[]> response, String requestId)
      throws IOException {
    try {
      return exchange.answer().read(response);
    } catch (JacksonException e) {
      String title = "What answers at " + connection.server() + " is not Longhaul";
      int status = response.statusCode();
      throw new RefusedException(
          new Problem(status, "HTTP_" + status, null, title, null, List.of(), requestId), false);
    }
  }

  private static RefusedException refused(
      HttpResponse<byte[]> response, String requestId, int earlier) throws TransientFailure {
    int status = response.statusCode();
    String named = response.headers().firstValue("X-Request-ID").orElse(requestId);
    Problem problem = Documents.problem(status, named, response.body());
    boolean hopeless = status == 500 && earlier + 1 >= ATTEMPTS_AT_BROKEN_SERVER;
    if (TRANSIENT.contains(status) && !hopeless) {
      throw new TransientFailure(problem, RetryAfter.of(response.headers(), Clock.systemUTC()));
    }
    return new RefusedException(problem, earlier > 0);
  }

  private HttpRequest authorized(HttpRequest.Builder request, String requestId) {
    String token = connection.currentToken();
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    return request
        .setHeader("X-Request-ID", requestId)
        .setHeader("User-Agent", connection.userAgent())
        .build();
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> pending, Exchange<?> exchange) throws IOException {
    Stillness stillness = new Stillness(exchange.progress(), exchange.idle());
    try {
      while (true) {
        try {
          return pending.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          stillness.check();
        }
      }
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw Connecting.asIoException(e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("Interrupted while talking to the server.");
  }

  private UnreachableException unreachable(TransientFailure last) {
    @Nullable Problem problem = last.problem();
    return new UnreachableException(
        "No answer from " + connection.server() + ": " + last.reason(), last.getCause(), problem);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
