package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Following an operation to its end. */
class WatchCommandTests {
  private static final String ID = "acme~k";

  @AutoClose private final Session session;

  WatchCommandTests(@TempDir Path folder) {
    session = new Session(folder);
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED,0", "FAILED,3", "CANCELED,4", "PARTIAL,5", "PARKED,7"})
  void watchEndsWithTheOutcomeAsExitCode(String outcome, int code) throws Exception {
    String document = (String) Documented.class.getField(outcome).get(null);
    session.gateway.contract().operation(ID, Documented.QUEUED, document);

    assertThat(session.run("watch", ID).code()).isEqualTo(code);
  }

  @Test
  void watchPrintsADocumentPerLine() {
    session
        .gateway
        .contract()
        .operation(
            ID,
            Documented.QUEUED,
            Documented.QUEUED,
            Documented.loading(1, 2),
            Documented.SUCCEEDED);

    Session.Ended ended = session.run("watch", ID, "--json");

    assertThat(ended.jsonLines())
        .extracting(line -> line.path("state").asString())
        .containsExactly("Queued", "Running", "Succeeded");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void watchSaysWhatIsWrongAndWhatToDo() {
    session.gateway.contract().operation(ID, Documented.PARKED);

    assertThat(session.run("watch", ID).out())
        .contains("TABLE_MISSING: There is no table pet_licenses", "a person, until 2026-11-25")
        .contains("longhaul retry acme~k", "longhaul fail acme~k");
  }

  @Test
  void watchStopsAtItsTimeout() {
    session.gateway.contract().operation(ID, Documented.QUEUED);

    Session.Ended ended = session.run("watch", ID, "--timeout", "PT0.3S");

    assertThat(ended.code()).isEqualTo(ExitCode.NOT_FINISHED.code());
    assertThat(ended.err()).contains("has not finished: Queued");
  }
}
