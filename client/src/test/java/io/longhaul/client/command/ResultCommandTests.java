package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The result of an operation, or why there is none. */
class ResultCommandTests {
  private static final String ID = "acme~k";

  private final Path folder;
  @AutoClose private final Session session;

  ResultCommandTests(@TempDir Path folder) {
    this.folder = folder;
    session = new Session(folder);
  }

  @Test
  void resultIsPrintedOrSaved() throws IOException {
    session.gateway.contract().answer("GET /v1/operations/acme~k/result", 200, "{\"read\":3}");
    session.gateway.contract().artifact(ID, "r.csv", "a,b\n".getBytes(StandardCharsets.UTF_8));

    assertThat(session.run("result", ID).json().path("read").asInt()).isEqualTo(3);
    assertThat(session.run("result", ID, "--artifact", "r.csv").out()).isEqualTo("a,b\n");
    assertThat(session.run("result", ID, "--artifact=r.csv", "-o", "out.csv").out())
        .contains("out.csv");
    assertThat(folder.resolve("out.csv")).hasContent("a,b\n");
  }

  @ParameterizedTest
  @CsvSource({"OPERATION_FAILED,3", "OPERATION_CANCELED,4", "GONE,8"})
  void resultSaysWhyThereIsNone(String problem, int code) {
    session
        .gateway
        .contract()
        .answer("GET /v1/operations/acme~k/result", 409, "{\"code\":\"" + problem + "\"}");

    assertThat(session.run("result", ID).code()).isEqualTo(code);
  }

  @Test
  void resultSaysThatItIsNotThereYet() {
    session
        .gateway
        .contract()
        .answer(
            "GET /v1/operations/acme~k/result",
            202,
            "{\"id\":\"acme~k\",\"kind\":\"x\"," + Documented.QUEUED + "}");

    Session.Ended ended = session.run("result", ID, "--json");

    assertThat(ended.code()).isEqualTo(9);
    assertThat(ended.json().at("/operation/state").asString()).isEqualTo("Queued");
  }
}
