package io.longhaul.gateway.following;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.longhaul.workflows.operation.OperationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The newest look at each operation, for as long as anybody may be shown it. Thread-safe. */
final class LookMemory {

  private final Cache<OperationId, Look> looks;

  LookMemory(int most, Duration age, Time time) {
    this.looks =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(age)
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  @Nullable Look find(OperationId id) {
    return looks.getIfPresent(id);
  }

  /** Takes a look in; gives the newest one of the operation. */
  Look merge(OperationId id, Look look) {
    if (!look.isWorthKeeping()) {
      looks.invalidate(id);
      return look;
    }
    Look newest = looks.asMap().merge(id, look, (known, fresh) -> fresh.after(known));
    return newest == null ? look : newest;
  }
}
