package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change what becomes of an operation. */
class ControlCommandTests {
  private static final String ID = "acme~k";

  @AutoClose private final Session session;

  ControlCommandTests(@TempDir Path folder) {
    session = new Session(folder);
  }

  @Test
  void controlsPassReasonsAndInput() {
    String operation = "{\"id\":\"acme~k~1\",\"kind\":\"x\"," + Documented.QUEUED + "}";
    session.gateway.contract().answer("POST /v1/operations/acme~k:retry", 202, operation);
    session.gateway.contract().answer("POST /v1/operations/acme~k:cancel", 202, operation);
    session.gateway.contract().answer("POST /v1/operations/acme~k:fail", 202, operation);

    assertThat(session.run("retry", ID, "--reason=again", "--input={\"a\":1}").out())
        .isEqualTo("Started: acme~k~1, retrying acme~k\n");
    assertThat(session.run("cancel", ID, "--reason", "wrong").code()).isZero();
    assertThat(session.run("fail", ID, "--json").json().path("id").asString())
        .isEqualTo("acme~k~1");
  }

  @Test
  void deleteSaysWhetherItIsGone() {
    session.gateway.contract().answer("DELETE /v1/operations/acme~k", 204, "");
    assertThat(session.run("delete", ID, "--json").json().path("deleted").asBoolean()).isTrue();

    session
        .gateway
        .contract()
        .answer(
            "DELETE /v1/operations/acme~k",
            202,
            "{\"id\":\"acme~k\",\"kind\":\"x\"," + Documented.loading(1, 2) + "}");
    assertThat(session.run("delete", ID).code()).isEqualTo(9);
  }
}
