package io.longhaul.gateway.operations;

import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.requests.BodyReader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a command, read.
 *
 * @param input corrected; null to leave it as it is
 */
record CommandBody(ObjectNode body, @Nullable String reason, @Nullable JsonNode input) {

  private static final Pattern REASON = Pattern.compile("[\\P{Cc}\\n]{1,500}");

  /** A command that only takes a reason. */
  static CommandBody withReason(ObjectNode body) {
    return parse(body, Set.of("reason"));
  }

  /** A command that takes a corrected input too. */
  static CommandBody withInput(ObjectNode body) {
    return parse(body, Set.of("reason", "input"));
  }

  private static CommandBody parse(ObjectNode body, Set<String> members) {
    BodyReader reader = new BodyReader(body, members);
    String reason =
        reader.parsed(
            "reason",
            "1 to 500 printable characters",
            text -> REASON.matcher(text).matches() ? text : null);
    reader.refuseIfWrong();
    Audit.reason(reason);
    return new CommandBody(body, reason, reader.node("input"));
  }
}
