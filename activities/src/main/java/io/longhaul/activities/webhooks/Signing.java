package io.longhaul.activities.webhooks;

import io.longhaul.activities.outbound.OutboundRequest;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the request of one attempt, signed with each secret of the endpoint that is valid then. */
final class Signing {

  private final SecretOpener opener;

  Signing(SecretOpener opener) {
    this.opener = opener;
  }

  OutboundRequest request(Message message, Endpoint endpoint, Instant now) {
    byte[] body = message.payload().getBytes(StandardCharsets.UTF_8);
    String id = message.id().value();
    long timestamp = now.getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    List<SigningSecret> secrets =
        endpoint.secretsAt(now).stream().map(sealed -> opener.open(endpoint.id(), sealed)).toList();
    if (!secrets.isEmpty()) {
      List<byte[]> keys = secrets.stream().map(SigningSecret::key).toList();
      headers.put("webhook-signature", Signature.standard(keys, id, timestamp, body));
    }
    if (endpoint.style() == SignatureStyle.GITHUB) {
      headers.putAll(github(message, secrets, body));
    }
    return new OutboundRequest(endpoint.url(), headers, body);
  }

  // The names that its receivers dispatch by. There the key is the secret as it is written.
  private static Map<String, String> github(
      Message message, List<SigningSecret> secrets, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-GitHub-Event", message.event());
    headers.put("X-GitHub-Delivery", message.id().value());
    if (!secrets.isEmpty()) {
      byte[] key = secrets.getFirst().text().getBytes(StandardCharsets.UTF_8);
      headers.put("X-Hub-Signature-256", Signature.github(key, body));
    }
    return headers;
  }
}
