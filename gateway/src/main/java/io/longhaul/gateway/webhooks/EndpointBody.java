package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.targets.RefusedTargetException;
import io.longhaul.workflows.targets.TargetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members that describe an endpoint, wherever they stand. */
final class EndpointBody {

  private static final String EVENTS =
      Stream.of(OperationEvent.values())
          .map(OperationEvent::wire)
          .collect(Collectors.joining(", "));
  private static final String URL =
      "an absolute https URL of a public host, without user name and fragment, up to 2048"
          + " characters";
  private static final int LONGEST_DESCRIPTION = 200;

  private EndpointBody() {}

  static @Nullable String url(BodyReader reader, TargetRules rules) {
    String url = reader.text("url", URL);
    if (url == null) {
      return null;
    }
    try {
      rules.check(url);
      return url;
    } catch (RefusedTargetException e) {
      reader.wrong("url", "may not be called: " + withoutStop(e.getMessage()), URL);
      return null;
    }
  }

  /** Null when they are not there. */
  static @Nullable List<OperationEvent> events(BodyReader reader) {
    JsonNode node = reader.node("events");
    if (node == null) {
      return null;
    }
    if (!node.isArray() || node.isEmpty() || node.size() > OperationEvent.values().length) {
      reader.wrong("events", "must be a list of at least one event, none twice", EVENTS);
      return null;
    }
    List<OperationEvent> events = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      OperationEvent event = OperationEvent.ofWire(node.get(i).asString(""));
      if (event == null || events.contains(event)) {
        reader.wrongAt(reader.pointer("events") + "/" + i, "is no event, or there twice", EVENTS);
      } else {
        events.add(event);
      }
    }
    return events;
  }

  static @Nullable SignatureStyle style(BodyReader reader) {
    return reader.parsed(
        "style",
        "standard, github",
        text ->
            switch (text) {
              case "standard" -> SignatureStyle.STANDARD;
              case "github" -> SignatureStyle.GITHUB;
              default -> null;
            });
  }

  static @Nullable SigningSecret secret(BodyReader reader) {
    return reader.parsed(
        "secret", "whsec_ and the Base64 of 24 to 64 random bytes", SigningSecret::parse);
  }

  static @Nullable String description(BodyReader reader) {
    return reader.parsed(
        "description",
        "up to %d printable characters".formatted(LONGEST_DESCRIPTION),
        text -> text.length() <= LONGEST_DESCRIPTION && text.matches("[^\\p{C}]*") ? text : null);
  }

  /** The wire form of a style. */
  static String wire(SignatureStyle style) {
    return style == SignatureStyle.GITHUB ? "github" : "standard";
  }

  private static String withoutStop(@Nullable String sentence) {
    String text = String.valueOf(sentence);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
