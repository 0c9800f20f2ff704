package io.longhaul.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of a fake gateway, in virtual time. */
final class ClientFixture implements AutoCloseable {
  final FakeGateway gateway = new FakeGateway();
  final VirtualTime time = new VirtualTime();
  final List<RetryNotice> notices = new ArrayList<>();
  final LonghaulClient client =
      LonghaulClient.builder(gateway.address())
          .retryPolicy(RetryPolicy.DEFAULT.withBudget(Duration.ofMinutes(1)))
          .onRetry(notices::add)
          .time(time)
          .build();

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
