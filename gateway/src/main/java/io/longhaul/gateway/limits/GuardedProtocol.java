package io.longhaul.gateway.limits;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as Tomcat speaks it, with so many connections for each address, so much time for
 * headers, and so many requests at a time.
 */
public final class GuardedProtocol extends Http11NioProtocol {

  private static final long LOOKS_EVERY_MILLIS = 500;

  private final GuardedEndpoint endpoint;
  private @Nullable ScheduledFuture<?> looking;

  /** For Tomcat, which makes it by its name. */
  public GuardedProtocol() {
    this(new GuardedEndpoint());
  }

  private GuardedProtocol(GuardedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  void limit(ConnectionCount connections, Predicate<String> exempt, String refusal) {
    endpoint.limit(connections, exempt, refusal);
  }

  void limit(Duration headers, String answer) {
    endpoint.limit(headers, answer);
  }

  void limit(Room requests, String answer) {
    endpoint.limit(requests, answer);
  }

  @Override
  public void setAdapter(Adapter adapter) {
    super.setAdapter(new ArrivalAdapter(adapter, endpoint.headers()));
  }

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                endpoint::giveUpSlowHeaders,
                LOOKS_EVERY_MILLIS,
                LOOKS_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (looking != null) {
      looking.cancel(false);
    }
    super.stop();
  }
}
