package io.longhaul.gateway.correlation;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.correlation.Correlation;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** One request id, from the client to the log of the worker. */
@ExtendWith(StackExtension.class)
class CorrelationIntegrationTests {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Stack stack;
  private final Api api;
  private final String requestId = "req-" + UUID.randomUUID();

  CorrelationIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void travelsInTheHeadersOfTheWorkflowToTheWorkersLog() {
    AtomicReference<Correlation> atTheWorker = new AtomicReference<>();
    stack
        .worker()
        .onLoad(
            OperationId.of("acme", requestId),
            _ -> {
              atTheWorker.set(Correlation.current());
              return new LoadReport(ScriptedImport.CLEAN, null);
            });

    submit("Idempotency-Key", requestId, "X-Request-ID", requestId, "traceparent", TRACE);
    api.until("/v1/operations/acme~" + requestId, "Succeeded");

    assertThat(atTheWorker.get()).isEqualTo(new Correlation(requestId, TRACE));
    Map<String, Payload> headers = headers("acme~" + requestId);
    assertThat(text(headers.get("requestId"))).isEqualTo(requestId);
    assertThat(text(headers.get("traceparent"))).isEqualTo(TRACE);
  }

  @Test
  void aDecisionCarriesTheRequestThatMadeIt() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");

    stack.support().post(path + ":fail", "{}", "X-Request-ID", requestId, "traceparent", TRACE);
    api.until(path, "Failed");

    Map<String, Payload> headers =
        history(Api.id(path).toString())
            .filter(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes)
            .findFirst()
            .orElseThrow()
            .getWorkflowExecutionSignaledEventAttributes()
            .getHeader()
            .getFieldsMap();
    assertThat(text(headers.get("requestId"))).isEqualTo(requestId);
    assertThat(text(headers.get("traceparent"))).isEqualTo(TRACE);
  }

  @Test
  void standsInTheLogWithWhatWasAnswered() {
    ListAppender<ILoggingEvent> log = new WholeEvents();
    Logger logger = (Logger) LoggerFactory.getLogger(CorrelationFilter.class);
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);

    api.get("/v1/kinds/nothing", "X-Request-ID", requestId, "traceparent", TRACE);
    ILoggingEvent line =
        Await.value(
            "the line of the request",
            () ->
                List.copyOf(log.list).stream()
                    .filter(event -> requestId.equals(event.getMDCPropertyMap().get("requestId")))
                    .findFirst()
                    .orElse(null));
    logger.detachAppender(log);
    logger.setLevel(null);

    assertThat(line.getMDCPropertyMap()).containsEntry("traceparent", TRACE);
    assertThat(line.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value))
        .contains("method=GET", "path=/v1/kinds/nothing", "status=404", "code=NOT_FOUND");
  }

  /** Keeps events with what only the thread that logs knows of them. */
  private static final class WholeEvents extends ListAppender<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      super.append(event);
    }
  }

  private void submit(String... headers) {
    assertThat(api.post("/v1/operations", api.submission(), headers).status()).isEqualTo(202);
  }

  private Map<String, Payload> headers(String id) {
    return history(id)
        .findFirst()
        .orElseThrow()
        .getWorkflowExecutionStartedEventAttributes()
        .getHeader()
        .getFieldsMap();
  }

  private Stream<HistoryEvent> history(String id) {
    return stack.worker().client().fetchHistory(id).getEvents().stream();
  }

  private static String text(Payload payload) {
    return GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
  }
}
