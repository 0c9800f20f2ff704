package io.longhaul.gateway.contract;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.WebhookId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the tour that leads through the webhooks. */
final class WebhookTour {

  private static final String ENDPOINTS = "/v1/webhook-endpoints";
  private static final String KEY = "Idempotency-Key";
  private static final String NEW = "{\"url\":\"https://example.com/hooks\"}";
  private static final String OLD_TAG = "\"0\"";
  private static final String NO_KEY = "no key";
  private static final int MOST_SECRETS = 5;

  private final Stack stack;
  private final Api ann;

  WebhookTour(Stack stack) {
    this.stack = stack;
    this.ann = stack.ann();
  }

  void take() {
    String path = ENDPOINTS + "/" + registrations();
    ann.get(ENDPOINTS);
    ann.get(ENDPOINTS + "?pageToken=nonsense");
    ann.get(path);
    changes(path);
    rotations(path);
    deliveries(path);
    disabled(path);
    ann.delete(path, "If-Match", OLD_TAG);
    ann.delete(path);
  }

  private String registrations() {
    String key = UUID.randomUUID().toString();
    Reply made = ann.post(ENDPOINTS, NEW, KEY, key);
    ann.post(ENDPOINTS, NEW, KEY, key);
    ann.post(ENDPOINTS, "{\"url\":\"https://example.com/\"}", KEY, key);
    ann.post(ENDPOINTS, "{}");
    stack.api("acme", "bob").post(ENDPOINTS, NEW, KEY, key);
    refusals("POST", ENDPOINTS);
    return made.text("/id");
  }

  private void changes(String path) {
    ann.patch(path, "{\"description\":\"mine\"}");
    ann.patch(path, "{\"typo\":1}");
    ann.patch(path, "{}", "If-Match", OLD_TAG);
    refusals("PATCH", path);
  }

  private void rotations(String path) {
    for (int i = 0; i < MOST_SECRETS; i++) {
      ann.post(path + ":rotateSecret", "{}");
    }
    ann.post(path + ":rotateSecret", "{\"overlap\":\"long\"}");
    ann.post(path + ":rotateSecret", "{}", "If-Match", OLD_TAG);
    refusals("POST", path + ":rotateSecret");
  }

  private void deliveries(String path) {
    ann.get(path + "/deliveries");
    ann.get(path + "/deliveries?pageSize=none");
    String test = path + "/deliveries/" + noted(path, null) + ":resend";
    for (String key : List.of("tour", "tour", NO_KEY)) {
      ann.post(test, "", KEY, key);
      ann.post(path + ":test", "", KEY, key);
      ann.post(path + ":recover", "{\"since\":\"2026-01-01T00:00:00Z\"}", KEY, key);
    }
    ann.post(path + ":recover", "{\"since\":\"2026-01-02T00:00:00Z\"}", KEY, "tour");
    ann.post(path + ":recover", "{}");
    refusals("POST", path + ":recover");
    String operation = ann.submitted();
    ann.until(operation, "Succeeded");
    String resend = operation + "/deliveries/" + noted(path, operation) + ":resend";
    ann.get(operation + "/deliveries");
    ann.get(operation + "/deliveries?pageToken=nonsense");
    ann.post(resend, "", KEY, "tour");
    ann.post(resend, "", KEY, "tour");
    ann.post(resend, "", KEY, NO_KEY);
    ann.patch(path, "{\"disabled\":true}");
    ann.post(resend, "");
    ann.delete(operation);
    ann.get(operation + "/deliveries");
    ann.post(resend, "");
  }

  private void disabled(String path) {
    ann.post(path + "/deliveries/" + noted(path, null) + ":resend", "");
    ann.post(path + ":test", "");
    ann.post(path + ":recover", "{\"since\":\"2026-01-01T00:00:00Z\"}");
  }

  private void refusals(String method, String path) {
    ann.send(method, path, BodyPublishers.ofString("x"), "Content-Type", "text/plain");
    ann.send(
        method,
        path,
        BodyPublishers.ofString("{\"x\":\"" + "x".repeat(20_000) + "\"}"),
        "Content-Type",
        "application/json");
  }

  private String noted(String endpointPath, @Nullable String operationPath) {
    EndpointId endpoint = new EndpointId(endpointPath.substring(ENDPOINTS.length() + 1));
    String operation = operationPath == null ? null : Api.id(operationPath).toString();
    Instant at = Instant.EPOCH.plusSeconds(1);
    String about = operation == null ? "test" : operation;
    WebhookId id = WebhookId.of(about, endpoint, "operation.failed", at);
    stack
        .gateway()
        .part(DeliveryLog.class)
        .note(new Message(id, "acme", operation, endpoint, "operation.failed", at, "{}"));
    return id.value();
  }
}
