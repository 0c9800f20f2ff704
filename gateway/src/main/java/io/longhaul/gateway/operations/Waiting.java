package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.following.HangUp;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.following.Version;
import io.longhaul.gateway.following.WaitPreference;
import io.longhaul.gateway.following.Waits;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code Prefer: wait=N}: holds an answer back until there is something to tell. */
final class Waiting {

  private final Waits waits;
  private final OperationLookup lookup;

  Waiting(Waits waits, OperationLookup lookup) {
    this.waits = waits;
    this.lookup = lookup;
  }

  /**
   * How long a request waits; says in the answer that it does. Null when it would not, or when as
   * many wait as may: a preference is none that has to be met (RFC 7240, section 2).
   */
  @Nullable Duration preferred(HttpServletRequest request, HttpServletResponse response) {
    Duration wait = WaitPreference.of(request);
    if (wait == null || !waits.haveRoom()) {
      return null;
    }
    response.setHeader("Preference-Applied", "wait=" + wait.toSeconds());
    return wait;
  }

  /** The operation as it is when it has changed, or the time is over. */
  Seen untilChanged(Seen seen, Duration limit, Caller caller, HttpServletRequest request) {
    Version before = seen.version();
    return await(
        seen,
        look -> {
          Version now = look.version();
          return look.isLast() || (now != null && now.isAfter(before));
        },
        limit,
        caller,
        request);
  }

  /** The operation as it is when it has ended or needs a person, or the time is over. */
  Seen untilEnded(Seen seen, Duration limit, Caller caller, HttpServletRequest request) {
    return await(seen, Waiting::hasStopped, limit, caller, request);
  }

  /** The same for what has just been accepted, which it stays whatever happens meanwhile. */
  Accepted untilEnded(
      Accepted accepted, Duration limit, Caller caller, HttpServletRequest request) {
    try {
      Seen seen = lookup.current(accepted.seen().operation().id().toString(), caller);
      return accepted.with(untilEnded(seen, limit, caller, request));
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.ENGINE_UNAVAILABLE) {
        return accepted;
      }
      throw e;
    }
  }

  private Seen await(
      Seen seen,
      Predicate<Look> enough,
      Duration limit,
      Caller caller,
      HttpServletRequest request) {
    if (seen.isDone() || !limit.isPositive()) {
      return seen;
    }
    Look news = waits.await(seen.operation().id(), enough, limit, HangUp.of(request));
    return news == null ? lookup.latest(seen, caller) : lookup.seen(news, caller);
  }

  private static boolean hasStopped(Look look) {
    return look.isLast()
        || (look.sighting() instanceof Sighting.Alive alive
            && alive.operation().state() == OperationState.NEEDS_ATTENTION);
  }
}
