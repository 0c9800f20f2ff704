package io.longhaul.gateway.quotas;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Keeps the unfinished operations of each tenant under a limit: the engine's count, which is good
 * for some seconds, and what this gateway has started since. Thread-safe.
 */
public final class UnfinishedOperations {

  private static final int MOST_TENANTS = 100_000;

  private final QuotaSettings settings;
  private final LoadingCache<String, AtomicLong> counts;

  UnfinishedOperations(QuotaSettings settings, ToLongFunction<String> engine, Ticker ticker) {
    this.settings = settings;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(MOST_TENANTS)
            .expireAfterWrite(settings.countInterval())
            .ticker(ticker)
            .build(tenant -> new AtomicLong(engine.applyAsLong(tenant)));
  }

  /** Whether a tenant may start no more for now. */
  public boolean areTooMany(String tenant) {
    return settings.unfinishedOperations() > 0 && count(tenant) >= settings.unfinishedOperations();
  }

  /** Notes a start. */
  public void started(String tenant) {
    AtomicLong count = counts.getIfPresent(tenant);
    if (count != null) {
      count.incrementAndGet();
    }
  }

  /** The answer to a start that may not be. */
  public ProblemException refusal(String tenant) {
    return new ProblemException(
            ErrorCode.TOO_MANY_UNFINISHED,
            "The tenant %s has %d unfinished operations; %d are allowed. Wait until some have finished."
                .formatted(tenant, count(tenant), settings.unfinishedOperations()))
        .retryAfter(settings.countInterval());
  }

  long count(String tenant) {
    return counts.get(tenant).get();
  }

  long limit() {
    return settings.unfinishedOperations();
  }
}
