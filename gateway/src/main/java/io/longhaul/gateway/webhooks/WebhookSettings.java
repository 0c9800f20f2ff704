package io.longhaul.gateway.webhooks;

import io.longhaul.workflows.targets.TargetRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which endpoints are taken in. Keys and targets must be those of the workers, who have the last
 * word at each call.
 *
 * @param keyFile the keys that secrets are sealed with, one a line: {@code <id>:<32 bytes in
 *     Base64>}; the first seals, all open. Null: nothing that has a secret is taken in
 * @param allowedTargets what may be called although it is not public: names, names with a port,
 *     addresses and networks ({@code 127.0.0.0/8})
 * @param plainHttp whether {@code http} may be called where nothing is allowed explicitly
 * @param ports which ports may be called where nothing is allowed explicitly
 * @param endpointsPerTenant how many a tenant may register
 * @param longestOverlap how long two secrets may sign at once
 */
@ConfigurationProperties("longhaul.webhooks")
public record WebhookSettings(
    @Nullable Path keyFile,
    @DefaultValue Set<String> allowedTargets,
    @DefaultValue("false") boolean plainHttp,
    @DefaultValue({"443", "8443"}) Set<Integer> ports,
    @DefaultValue("100") int endpointsPerTenant,
    @DefaultValue("30d") Duration longestOverlap) {

  /** Takes copies, and refuses limits that are none. */
  public WebhookSettings {
    if (endpointsPerTenant < 1 || longestOverlap.isNegative()) {
      throw new IllegalArgumentException(
          "longhaul.webhooks.endpoints-per-tenant must be 1 or more, and longest-overlap not"
              + " negative.");
    }
    allowedTargets = Set.copyOf(allowedTargets);
    ports = Set.copyOf(ports);
  }

  TargetRules rules() {
    return new TargetRules(allowedTargets, plainHttp, ports);
  }
}
