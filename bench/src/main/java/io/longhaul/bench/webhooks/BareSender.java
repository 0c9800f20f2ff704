package io.longhaul.bench.webhooks;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The HTTP client of the deliveries with nothing around it: the same bytes to the same receivers, a
 * connection for each.
 */
final class BareSender implements AutoCloseable {
  private static final Set<String> ITS_OWN =
      Set.of("Host", "Content-length", "Connection", "User-agent", "Accept-encoding");

  private final CloseableHttpClient client;
  private final Receivers.Sample sample;

  BareSender(Receivers.Sample sample, int threads) {
    this.sample = sample;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(threads)
                    .setMaxConnPerRoute(threads)
                    .build())
            .setConnectionReuseStrategy((_, _, _) -> false)
            .disableAutomaticRetries()
            .disableContentCompression()
            .setUserAgent("Longhaul")
            .build();
  }

  /** Sends it under an id of its own; only 204 will do. */
  void send(String url) throws IOException {
    HttpPost post = new HttpPost(url);
    sample.headers().entrySet().stream()
        .filter(header -> !ITS_OWN.contains(header.getKey()))
        .map(header -> Map.entry(header.getKey(), header.getValue().getFirst()))
        .forEach(header -> post.setHeader(header.getKey(), header.getValue()));
    post.setHeader(Receivers.ID, "bare_" + UUID.randomUUID());
    post.setEntity(new ByteArrayEntity(sample.body(), null));
    int status = client.execute(post, answer -> answer.getCode());
    if (status != 204) {
      throw new IOException("A receiver answered " + status);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
