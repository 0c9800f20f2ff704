package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobKey;
import org.jspecify.annotations.Nullable;

/**
 * Where all this lies: {@code webhooks/endpoints/<tenant>/<id>}; {@code
 * webhooks/operations/<operation>/endpoints/<id>} for what it brought along; {@code
 * …/<operation>/messages/<webhook>/message} and {@code …/attempts/<attempt>}, with {@code
 * webhooks/tests/<endpoint>} in place of the operation where there is none, and {@code
 * …/asked/<key>} beside the messages for what was asked for under a key; and {@code
 * webhooks/sent/<tenant>/<endpoint>/<webhook>}, which says whose message it is.
 */
final class WebhookKeys {

  static final String ALL_OPERATIONS = "webhooks/operations/";
  private static final String MESSAGE = "message";

  private WebhookKeys() {}

  static BlobKey endpoint(Endpoint endpoint) {
    String operationId = endpoint.operationId();
    return operationId == null
        ? registered(endpoint.tenant(), endpoint.id())
        : inline(operationId, endpoint.id());
  }

  static BlobKey registered(String tenant, EndpointId id) {
    return BlobKey.of("webhooks", "endpoints", tenant, id.value());
  }

  static BlobKey inline(String operationId, EndpointId id) {
    return BlobKey.of("webhooks", "operations", operationId, "endpoints", id.value());
  }

  static String allRegistered(String tenant) {
    return BlobKey.of("webhooks", "endpoints", tenant).value() + "/";
  }

  static BlobKey message(MessageRef ref) {
    return messages(ref).child(ref.id().value()).child(MESSAGE);
  }

  static BlobKey attempt(MessageRef ref, Attempt attempt) {
    return messages(ref)
        .child(ref.id().value())
        .child("attempts")
        .child("%013d-%04d".formatted(attempt.series(), attempt.number()));
  }

  static String allAttempts(MessageRef ref) {
    return messages(ref).child(ref.id().value()).child("attempts").value() + "/";
  }

  static BlobKey messageOf(String operationId, WebhookId id) {
    return BlobKey.of("webhooks", "operations", operationId, "messages", id.value(), MESSAGE);
  }

  static String allMessagesOf(String operationId) {
    return BlobKey.of("webhooks", "operations", operationId, "messages").value() + "/";
  }

  static boolean isMessage(BlobKey key) {
    return key.value().endsWith("/" + MESSAGE);
  }

  static BlobKey sent(String tenant, EndpointId endpoint, WebhookId id) {
    return BlobKey.of("webhooks", "sent", tenant, endpoint.value(), id.value());
  }

  static String allSent(String tenant, EndpointId endpoint) {
    return BlobKey.of("webhooks", "sent", tenant, endpoint.value()).value() + "/";
  }

  static String allOf(String operationId) {
    return BlobKey.of("webhooks", "operations", operationId).value() + "/";
  }

  static String allTestsOf(EndpointId endpoint) {
    return BlobKey.of("webhooks", "tests", endpoint.value()).value() + "/";
  }

  static BlobKey asked(AskedLog.Place place) {
    return about(place.operationId(), place.endpoint()).child("asked").child(place.key());
  }

  static BlobKey outcome(AskedLog.Place place) {
    return about(place.operationId(), place.endpoint()).child("outcomes").child(place.key());
  }

  static String operationOf(BlobKey key) {
    return key.value().split("/", -1)[2];
  }

  static String lastSegment(BlobKey key) {
    return key.value().substring(key.value().lastIndexOf('/') + 1);
  }

  private static BlobKey messages(MessageRef ref) {
    return about(ref.operationId(), ref.endpoint()).child("messages");
  }

  private static BlobKey about(@Nullable String operationId, EndpointId endpoint) {
    return operationId == null
        ? BlobKey.of("webhooks", "tests", endpoint.value())
        : BlobKey.of("webhooks", "operations", operationId);
  }
}
