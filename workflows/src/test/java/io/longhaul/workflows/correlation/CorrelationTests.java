package io.longhaul.workflows.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.ImportBed;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.api.common.v1.Payload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** What ties the log lines of gateway and worker to one request. */
class CorrelationTests {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @AfterEach
  void clear() {
    Correlation.clear();
  }

  @Test
  void goesWithTheWorkflowIntoItsActivities() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (TestEngine engine = TestEngine.skippingTime();
        ImportBed bed = new ImportBed(engine)) {
      bed.activities()
          .onLoad(_ -> {
            seen.add(MDC.get("requestId") + " " + MDC.get("traceparent"));
            return new LoadReport(ScriptedImport.CLEAN, null);
          });
      new Correlation("request-17", TRACE).enter();
      StartedOperation run = bed.start();
      Correlation.clear();

      run.outcome();
    }

    assertThat(seen).containsExactly("request-17 " + TRACE);
  }

  @Test
  void survivesTheHeaders() {
    CorrelationPropagator propagator = new CorrelationPropagator();
    Correlation correlation = new Correlation("request-17", null);

    Map<String, Payload> headers = propagator.serializeContext(correlation);

    assertThat(propagator.deserializeContext(headers)).isEqualTo(correlation);
    assertThat(propagator.deserializeContext(Map.of())).isNull();
  }

  @Test
  void leavesNothingOfAnEarlierRequestBehind() {
    CorrelationPropagator propagator = new CorrelationPropagator();
    propagator.setCurrentContext(new Correlation("request-17", TRACE));

    propagator.setCurrentContext(new Correlation("request-18", null));
    assertThat(propagator.getCurrentContext()).isEqualTo(new Correlation("request-18", null));

    propagator.setCurrentContext(null);
    assertThat(propagator.getCurrentContext()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0af7-651", "A.b_c:d~e+f/g=", "x"})
  void takesOverSafeRequestIds(String text) {
    assertThat(Correlation.isRequestId(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "ä", "<a>"})
  void refusesOtherRequestIds(String text) {
    assertThat(Correlation.isRequestId(text)).isFalse();
    assertThat(Correlation.isRequestId("a".repeat(129))).isFalse();
    assertThat(Correlation.isRequestId(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
      })
  void refusesWhatIsNoTraceparent(String text) {
    assertThat(Correlation.isTraceparent(text)).isFalse();
    assertThat(Correlation.isTraceparent(TRACE)).isTrue();
  }
}
