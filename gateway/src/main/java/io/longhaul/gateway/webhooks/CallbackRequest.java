package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.targets.TargetRules;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code callback} of a submission, read. It has either a URL or the id of an endpoint.
 *
 * @param events null for those of the endpoint, or the usual ones
 */
public record CallbackRequest(
    @Nullable String url,
    @Nullable String endpoint,
    @Nullable SigningSecret secret,
    SignatureStyle style,
    @Nullable List<OperationEvent> events) {

  private static final Set<String> MEMBERS = Set.of("url", "endpoint", "secret", "style", "events");

  /** Reads it; notes what is wrong. Null when there is none. */
  public static @Nullable CallbackRequest read(BodyReader body, TargetRules rules) {
    BodyReader reader = body.inside("callback", MEMBERS);
    if (reader == null) {
      return null;
    }
    String url = EndpointBody.url(reader, rules);
    String endpoint = reader.text("endpoint", "the id of an endpoint of yours");
    SigningSecret secret = EndpointBody.secret(reader);
    SignatureStyle style = EndpointBody.style(reader);
    List<OperationEvent> events = EndpointBody.events(reader);
    if ((reader.node("url") == null) == (reader.node("endpoint") == null)) {
      reader.wrong("url", "or endpoint must be there, and only one of them", null);
    }
    if (reader.node("endpoint") != null) {
      refuse(reader, "secret");
      refuse(reader, "style");
    }
    if (style == SignatureStyle.GITHUB && reader.node("secret") == null) {
      reader.wrong("secret", "is missing, without which nothing can be signed", null);
    }
    return new CallbackRequest(
        url, endpoint, secret, Objects.requireNonNullElse(style, SignatureStyle.STANDARD), events);
  }

  private static void refuse(BodyReader reader, String name) {
    if (reader.node(name) != null) {
      reader.wrong(name, "goes with a url; an endpoint has its own", null);
    }
  }

  // URL and secret are nobody's business.
  @Override
  public String toString() {
    return "CallbackRequest";
  }
}
