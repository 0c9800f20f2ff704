package io.longhaul.activities.outbound;

import io.longhaul.workflows.targets.RefusedTargetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls addresses that clients have named, at the very addresses that the guard has checked. It
 * follows no redirect, keeps no cookie and no connection. Thread-safe.
 */
public final class OutboundCaller implements AutoCloseable {

  private static final int MOST_CALLS = 256;
  private static final ScopedValue<Target> TARGET = ScopedValue.newInstance();

  private final OutboundSettings settings;
  private final OutboundGuard guard;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

  /** A caller with these settings. */
  public OutboundCaller(OutboundSettings settings) {
    this(settings, new OutboundGuard(settings));
  }

  OutboundCaller(OutboundSettings settings, OutboundGuard guard) {
    this.settings = settings;
    this.guard = guard;
    this.client = client(settings);
  }

  /**
   * Sends a request.
   *
   * @throws RefusedTargetException when its address may not be called; nothing was sent
   * @throws IOException when there was no answer in time
   */
  public OutboundAnswer post(OutboundRequest request) throws RefusedTargetException, IOException {
    long start = System.nanoTime();
    Target target = guard.resolve(request.url());
    HttpPost post = new HttpPost(target.url());
    request.headers().forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(request.body(), null));
    long left = settings.callTimeout().toNanos() - (System.nanoTime() - start);
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        clock.schedule(() -> cutOff(post, late), left, TimeUnit.NANOSECONDS);
    try {
      return ScopedValue.where(TARGET, target)
          .call(() -> client.execute(post, answer -> read(answer, start)));
    } catch (IOException e) {
      throw late.get() ? late(e) : e;
    } finally {
      deadline.cancel(false);
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    client.close();
  }

  private static void cutOff(HttpPost post, AtomicBoolean late) {
    late.set(true);
    post.cancel();
  }

  // What is cut off breaks in many ways, which say nothing of why.
  private static IOException late(IOException cause) {
    InterruptedIOException late = new InterruptedIOException("There was no whole answer in time.");
    late.initCause(cause);
    return late;
  }

  private OutboundAnswer read(ClassicHttpResponse answer, long start) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : answer.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    byte[] body = new byte[0];
    if (answer.getEntity() != null) {
      InputStream in = answer.getEntity().getContent();
      body = in.readNBytes(settings.answerLimit());
      // Closing the stream would read the rest first.
      if (body.length == settings.answerLimit()) {
        answer.close();
      }
    }
    Duration latency = Duration.ofNanos(System.nanoTime() - start);
    return new OutboundAnswer(answer.getCode(), headers, body, latency);
  }

  private static CloseableHttpClient client(OutboundSettings settings) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    Timeout call = Timeout.of(settings.callTimeout());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses())
                .setMaxConnTotal(MOST_CALLS)
                .setMaxConnPerRoute(MOST_CALLS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(call)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(call)
                .setResponseTimeout(call)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setConnectionReuseStrategy((_, _, _) -> false)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("Longhaul")
        .build();
  }

  /** Answers the client's look-up with what was checked for this call, and nothing else. */
  private static final class CheckedAddresses implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      Target target = TARGET.isBound() ? TARGET.get() : null;
      if (target == null || !sameHost(host, target.host())) {
        throw new UnknownHostException(host);
      }
      return target.addresses().toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }

    private static boolean sameHost(String asked, String checked) {
      return plain(asked).equals(plain(checked));
    }

    private static String plain(String host) {
      return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }
  }
}
