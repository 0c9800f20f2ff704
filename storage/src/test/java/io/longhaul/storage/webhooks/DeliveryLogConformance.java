package io.longhaul.storage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a log of deliveries does in every store. Each test gets an empty one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class DeliveryLogConformance {

  private static final String OPERATION = "acme~import-1";
  private static final EndpointId ENDPOINT = EndpointId.of("acme", "one");
  private static final Instant NOW = Samples.NOW;

  private BlobStore store;
  private DeliveryLog log;

  /** An empty store. */
  abstract BlobStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
    log = new DeliveryLog(store);
  }

  private Message noted(String operation, Instant at) {
    Message message = Samples.message(operation, ENDPOINT, at);
    log.note(message);
    return message;
  }

  @Test
  void believesTheFirstThatSaysWhatCameOfAnAttempt() {
    Message message = noted(OPERATION, NOW);
    Attempt first = Samples.attempt(0, 1, 503, NOW.plusSeconds(5));

    log.note(message.ref(), first);
    log.note(message.ref(), Samples.attempt(0, 1, 200, null));
    log.note(message);

    assertThat(log.delivery(message.ref())).contains(new Delivery(message, List.of(first)));
  }

  @Test
  void tellsWhatBecameOfAMessage() {
    Message message = noted(OPERATION, NOW);

    assertThat(state(message)).isEqualTo(DeliveryState.PENDING);
    log.note(message.ref(), Samples.attempt(0, 1, 503, NOW.plusSeconds(5)));
    assertThat(state(message)).isEqualTo(DeliveryState.PENDING);
    log.note(message.ref(), Samples.attempt(0, 2, 503, null));
    assertThat(state(message)).isEqualTo(DeliveryState.FAILED);
    log.note(message.ref(), Samples.attempt(NOW.toEpochMilli(), 1, 200, null));
    assertThat(state(message)).isEqualTo(DeliveryState.DELIVERED);
  }

  private DeliveryState state(Message message) {
    return log.delivery(message.ref()).orElseThrow().state();
  }

  @Test
  void listsNewestFirstPageByPage() {
    List<WebhookId> ids =
        IntStream.range(0, 5)
            .mapToObj(i -> noted(OPERATION, NOW.plusSeconds(i)))
            .peek(message -> log.note(message.ref(), Samples.attempt(0, 1, 200, null)))
            .map(Message::id)
            .toList()
            .reversed();

    DeliveryPage first = log.ofOperation(OPERATION, null, 3);
    DeliveryPage second = log.ofOperation(OPERATION, first.next(), 3);
    DeliveryPage sent = log.ofEndpoint("acme", ENDPOINT, null, 3);
    DeliveryPage rest = log.ofEndpoint("acme", ENDPOINT, sent.next(), 3);

    assertThat(idsOf(first)).isEqualTo(ids.subList(0, 3)).isEqualTo(idsOf(sent));
    assertThat(idsOf(second)).isEqualTo(ids.subList(3, 5)).isEqualTo(idsOf(rest));
    assertThat(second.next()).isNull();
    assertThat(rest.next()).isNull();
    assertThat(first.deliveries()).allSatisfy(it -> assertThat(it.attempts()).hasSize(1));
  }

  private static List<WebhookId> idsOf(DeliveryPage page) {
    return page.deliveries().stream().map(it -> it.message().id()).toList();
  }

  @Test
  void findsAMessageByEndpointAndByOperation() {
    Message message = noted(OPERATION, NOW);
    Message test = Samples.message(null, ENDPOINT, NOW);
    log.note(test);

    assertThat(log.find("acme", ENDPOINT, message.id())).contains(message.ref());
    assertThat(log.find(OPERATION, message.id())).contains(message);
    assertThat(log.find("acme", ENDPOINT, test.id())).contains(test.ref());
    assertThat(log.find("acme~other", message.id())).isEmpty();
    assertThat(log.find(test.ref())).contains(test);
    assertThat(message.id().occurredAt()).isEqualTo(NOW);
  }

  @Test
  void forgetsAllOfOneOperationAndNothingElse() {
    Message gone = noted(OPERATION, NOW);
    log.note(gone.ref(), Samples.attempt(0, 1, 200, null));
    Message kept = noted(OPERATION + "~1", NOW);
    new Endpoints(store)
        .createIfAbsent(Samples.endpoint(EndpointId.inline(OPERATION, "ann", "f"), OPERATION));

    log.deleteAll(OPERATION);

    assertThat(store.list("webhooks/operations/" + OPERATION + "/")).isEmpty();
    assertThat(idsOf(log.ofEndpoint("acme", ENDPOINT, null, 10))).containsExactly(kept.id());
    assertThat(log.operationsBefore(Instant.now().plusSeconds(60)))
        .containsExactly(OPERATION + "~1");
    assertThat(log.operationsBefore(Instant.now().minusSeconds(60))).isEmpty();
  }

  @Test
  void forgetsTheTestsOfAnEndpointWithIt() {
    Message test = Samples.message(null, ENDPOINT, NOW);
    log.note(test);
    log.note(test.ref(), Samples.attempt(0, 1, 200, null));

    log.deleteAll("acme", ENDPOINT);

    assertThat(store.list("")).isEmpty();
  }

  @Test
  void sendsTheVeryBytesAgain() {
    Message message = noted(OPERATION, NOW);

    assertThat(log.find(message.ref()).orElseThrow().payload()).isEqualTo("{\"ä\":1}");
  }
}
