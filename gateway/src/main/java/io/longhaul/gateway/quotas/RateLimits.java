package io.longhaul.gateway.quotas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Gatekeeper;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Counts the requests of callers and tenants against their limits. Thread-safe. */
final class RateLimits implements Gatekeeper {

  private static final int MOST_BUCKETS = 200_000;

  private final List<RatePolicy> requests;
  private final List<RatePolicy> submissions;
  private final Cache<String, Bucket> buckets;

  RateLimits(RateSettings settings) {
    Duration window = settings.window();
    requests =
        Stream.of(
                RatePolicy.ofCaller(
                    "caller-requests", settings.share(settings.callerRequests()), window),
                RatePolicy.ofTenant(
                    "tenant-requests", settings.share(settings.tenantRequests()), window))
            .filter(policy -> policy.quota() > 0)
            .toList();
    submissions =
        Stream.of(
                RatePolicy.ofCaller(
                    "caller-submissions", settings.share(settings.callerSubmissions()), window),
                RatePolicy.ofTenant(
                    "tenant-submissions", settings.share(settings.tenantSubmissions()), window))
            .filter(policy -> policy.quota() > 0)
            .toList();
    // A bucket that nobody has touched for a window is full, as a new one is.
    buckets = Caffeine.newBuilder().maximumSize(MOST_BUCKETS).expireAfterAccess(window).build();
  }

  /** How much of a policy is left. */
  record Level(RatePolicy policy, long remaining) {}

  @Override
  public void admit(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    List<Level> levels = new ArrayList<>();
    for (RatePolicy policy : applying(request)) {
      ConsumptionProbe probe = bucket(policy, caller).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        giveBack(levels, caller);
        throw refused(policy, Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
      levels.add(new Level(policy, probe.getRemainingTokens()));
    }
    RateFields.write(levels, response::setHeader);
  }

  /** What is left to a caller now. */
  List<Level> levels(Caller caller) {
    return Stream.concat(requests.stream(), submissions.stream())
        .map(policy -> new Level(policy, bucket(policy, caller).getAvailableTokens()))
        .toList();
  }

  private List<RatePolicy> applying(HttpServletRequest request) {
    return isSubmission(request)
        ? Stream.concat(requests.stream(), submissions.stream()).toList()
        : requests;
  }

  private static boolean isSubmission(HttpServletRequest request) {
    String path = request.getServletPath();
    return request.getMethod().equals("POST")
        && (path.equals("/v1/operations")
            || path.equals("/v1/uploads")
            || (path.startsWith("/v1/operations/") && path.endsWith(":retry")));
  }

  private Bucket bucket(RatePolicy policy, Caller caller) {
    return buckets.get(policy.partition().apply(caller), _ -> policy.bucket());
  }

  // What one limit turns away should not use up another.
  private void giveBack(List<Level> levels, Caller caller) {
    levels.forEach(level -> bucket(level.policy(), caller).addTokens(1));
  }

  private static ProblemException refused(RatePolicy policy, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    ProblemException problem =
        new ProblemException(
                ErrorCode.RATE_LIMITED,
                "%d requests in %d s are allowed by the limit %s. Try again in %d s."
                    .formatted(policy.quota(), policy.window().toSeconds(), policy.name(), seconds))
            .retryAfter(Duration.ofSeconds(seconds));
    RateFields.writeRefusal(policy, seconds, problem::header);
    return problem;
  }
}
