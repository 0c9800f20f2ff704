package io.longhaul.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/** Collects what a {@link LonghaulClient} needs to know. */
public final class LonghaulClientBuilder {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final URI server;
  private TokenSource token = TokenSource.NONE;
  private RetryPolicy policy = RetryPolicy.DEFAULT;
  private String userAgent = "longhaul-client";
  private Consumer<RetryNotice> listener = notice -> {};
  private Timekeeper time = Timekeeper.SYSTEM;

  /**
   * @throws IllegalArgumentException if the address is not {@code http} or {@code https}
   */
  LonghaulClientBuilder(URI server) {
    if (!("http".equals(server.getScheme()) || "https".equals(server.getScheme()))
        || server.getHost() == null
        || server.getQuery() != null) {
      throw new IllegalArgumentException(
          "Not the address of a server: " + server + ". It looks like http://localhost:8080.");
    }
    this.server = URI.create(server.toString().replaceAll("/+$", ""));
  }

  /** The access token of every request. */
  public LonghaulClientBuilder token(TokenSource source) {
    this.token = source;
    return this;
  }

  /** How long failures are borne. */
  public LonghaulClientBuilder retryPolicy(RetryPolicy retryPolicy) {
    this.policy = retryPolicy;
    return this;
  }

  /** What the server's log calls the caller. */
  public LonghaulClientBuilder userAgent(String name) {
    this.userAgent = name;
    return this;
  }

  /** Who hears of each attempt that will be repeated; called in the calling thread. */
  public LonghaulClientBuilder onRetry(Consumer<RetryNotice> consumer) {
    this.listener = consumer;
    return this;
  }

  LonghaulClientBuilder time(Timekeeper timekeeper) {
    this.time = timekeeper;
    return this;
  }

  /** The client. */
  public LonghaulClient build() {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new LonghaulClient(
        new Transport(http, new Connection(server, token, policy, userAgent, listener), time));
  }
}
