package io.longhaul.gateway.operations;

import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.gateway.webhooks.CallbackRequest;
import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import io.longhaul.workflows.targets.TargetRules;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a submission, read.
 *
 * @param timeout counted from {@code startAt} or from now; null for none
 */
record SubmissionRequest(
    String kind,
    JsonNode input,
    Map<String, String> labels,
    @Nullable Duration timeout,
    @Nullable Instant startAt,
    OnFailure onFailure,
    @Nullable Integer priority,
    @Nullable CallbackRequest callback) {

  private static final Set<String> MEMBERS =
      Set.of("kind", "input", "labels", "timeout", "startAt", "onFailure", "priority", "callback");
  private static final int LOWEST_PRIORITY = 5;

  /** Reads a body; refuses unknown members and all that is malformed, each with its pointer. */
  static SubmissionRequest parse(
      ObjectNode body, Duration longest, TargetRules targets, Instant now) {
    BodyReader reader = new BodyReader(body, MEMBERS);
    String kind = reader.text("kind", "the name of a kind");
    JsonNode input = reader.node("input");
    if (kind == null && reader.node("kind") == null) {
      reader.wrong("kind", "is missing", "the name of a kind");
    }
    if (input == null) {
      reader.wrong("input", "is missing", "as the schema of the kind says");
    }
    Map<String, String> labels = Labels.read(reader);
    Duration timeout = timeout(reader, longest);
    Instant startAt = startAt(reader, now.plus(longest));
    OnFailure onFailure = onFailure(reader);
    Integer priority = priority(reader);
    CallbackRequest callback = CallbackRequest.read(reader, targets);
    reader.refuseIfWrong();
    return new SubmissionRequest(
        Objects.requireNonNull(kind),
        Objects.requireNonNull(input),
        labels,
        timeout,
        startAt,
        onFailure,
        priority,
        callback);
  }

  private static @Nullable Duration timeout(BodyReader reader, Duration longest) {
    return reader.parsed(
        "timeout",
        "a positive ISO 8601 duration up to " + longest + ", such as PT2H",
        text -> {
          Duration timeout = Duration.parse(text);
          return timeout.isPositive() && timeout.compareTo(longest) <= 0 ? timeout : null;
        });
  }

  private static @Nullable Instant startAt(BodyReader reader, Instant latest) {
    return reader.parsed(
        "startAt",
        "an RFC 3339 time up to " + latest + ", such as 2026-12-24T18:00:00Z",
        text -> {
          Instant startAt = OffsetDateTime.parse(text).toInstant();
          return startAt.isAfter(latest) ? null : startAt;
        });
  }

  private static OnFailure onFailure(BodyReader reader) {
    OnFailure onFailure =
        reader.parsed(
            "onFailure",
            "park, fail",
            text ->
                switch (text) {
                  case "park" -> OnFailure.PARK;
                  case "fail" -> OnFailure.FAIL;
                  default -> null;
                });
    return onFailure == null ? OnFailure.PARK : onFailure;
  }

  private static @Nullable Integer priority(BodyReader reader) {
    JsonNode node = reader.node("priority");
    if (node == null) {
      return null;
    }
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > LOWEST_PRIORITY) {
      reader.wrong("priority", "is not allowed", "1 (first) to 5");
      return null;
    }
    return node.intValue();
  }
}
