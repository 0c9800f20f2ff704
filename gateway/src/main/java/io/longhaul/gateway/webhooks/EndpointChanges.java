package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.Endpoint.Disabled;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to registered endpoints, each to the version that was read. */
final class EndpointChanges {

  private static final Set<String> MEMBERS =
      Set.of("url", "description", "events", "style", "disabled");
  private static final Set<String> ROTATION = Set.of("overlap", "secret");
  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
  private static final int MOST_SECRETS = 5;

  private final Endpoints endpoints;
  private final Sealing sealing;
  private final WebhookSettings settings;
  private final Clock clock;

  EndpointChanges(Endpoints endpoints, Sealing sealing, WebhookSettings settings, Clock clock) {
    this.endpoints = endpoints;
    this.sealing = sealing;
    this.settings = settings;
    this.clock = clock;
  }

  /** An endpoint with the secret that it has from now on. */
  record Rotated(StoredEndpoint endpoint, SigningSecret secret) {}

  /** Applies the members of a body; what is not there stays. */
  StoredEndpoint change(StoredEndpoint before, ObjectNode body) {
    BodyReader reader = new BodyReader(body, MEMBERS);
    String url = EndpointBody.url(reader, settings.rules());
    String description = EndpointBody.description(reader);
    List<OperationEvent> events = EndpointBody.events(reader);
    SignatureStyle style = EndpointBody.style(reader);
    Boolean disabled = disabled(reader);
    reader.refuseIfWrong();
    Endpoint present = before.endpoint();
    Endpoint changed =
        present.changed(
            url == null ? present.url() : url,
            reader.has("description") ? description : present.description(),
            events == null ? present.events() : events.stream().map(OperationEvent::wire).toList(),
            style == null ? present.style() : style);
    return replaced(before, switched(disabled).apply(changed));
  }

  Rotated rotate(StoredEndpoint before, ObjectNode body) {
    BodyReader reader = new BodyReader(body, ROTATION);
    SigningSecret given = EndpointBody.secret(reader);
    Duration overlap = overlap(reader);
    reader.refuseIfWrong();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Endpoint present = before.endpoint();
    if (present.secretsAt(now).size() >= MOST_SECRETS) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_SECRETS,
          "%d secrets sign already; wait until the first of them expires.".formatted(MOST_SECRETS));
    }
    SigningSecret secret = given == null ? SigningSecret.random() : given;
    Endpoint rotated = present.rotated(sealing.seal(present.id(), secret, now), now.plus(overlap));
    return new Rotated(replaced(before, rotated), secret);
  }

  private Duration overlap(BodyReader reader) {
    Duration longest = settings.longestOverlap();
    Duration overlap =
        reader.parsed(
            "overlap",
            "an ISO 8601 duration from PT0S to " + longest + ", such as PT24H",
            text -> {
              Duration wanted = Duration.parse(text);
              return wanted.isNegative() || wanted.compareTo(longest) > 0 ? null : wanted;
            });
    if (overlap != null) {
      return overlap;
    }
    return USUAL_OVERLAP.compareTo(longest) > 0 ? longest : USUAL_OVERLAP;
  }

  private static @Nullable Boolean disabled(BodyReader reader) {
    JsonNode node = reader.node("disabled");
    if (node != null && !node.isBoolean()) {
      reader.wrong("disabled", "has the wrong type", "true, false");
      return null;
    }
    return node == null ? null : node.booleanValue();
  }

  private UnaryOperator<Endpoint> switched(@Nullable Boolean disabled) {
    if (disabled == null) {
      return endpoint -> endpoint;
    }
    if (!disabled) {
      return endpoint -> endpoint.disabled(null);
    }
    Disabled how = new Disabled(clock.instant().truncatedTo(ChronoUnit.MILLIS), "By request.");
    return endpoint -> endpoint.disabled() == null ? endpoint.disabled(how) : endpoint;
  }

  private StoredEndpoint replaced(StoredEndpoint before, Endpoint after) {
    if (!after.equals(before.endpoint()) && !endpoints.replace(before, after)) {
      throw EndpointAnswers.changed();
    }
    return endpoints.find(after.tenant(), after.id()).orElseThrow(EndpointLookup::notFound);
  }
}
