package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import io.longhaul.client.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which gateway a command speaks to, by which token, and for how long it tries. */
class ConnectionTests {
  private static final String ID = "acme~k";

  private final Path folder;
  @AutoClose private final Session session;

  ConnectionTests(@TempDir Path folder) {
    this.folder = folder;
    session = new Session(folder);
  }

  @Test
  void outagesAreSaidAndGivenUp() {
    for (int i = 0; i < 50; i++) {
      session.gateway.next("GET", ID, Fault.unavailable(0));
    }

    Session.Ended ended = session.run("get", ID, "--patience", "1s", "--json");

    assertThat(ended.code()).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(ended.err()).contains("Trying again", "No answer from", "503").doesNotContain("..");
    assertThat(ended.json().at("/error/code").asString()).isEqualTo("ENGINE_UNAVAILABLE");
  }

  @Test
  void tokensComeFromWhereTheyShould() throws IOException {
    session.gateway.contract().operation(ID, Documented.SUCCEEDED);
    Path home = Files.createDirectories(folder.resolve("home"));
    Path own = Files.writeString(home.resolve("client.token"), "own\n");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("token"), "from-file\n");

    session.run("get", ID);
    session.with("LONGHAUL_TOKEN_FILE", "token").run("get", ID);
    session.with("LONGHAUL_TOKEN", "from-variable").run("get", ID);
    session.run("get", ID, "--token-file", "token");
    session.run("get", ID, "--token", "given");

    assertThat(session.gateway.seen("GET", ID))
        .extracting(seen -> seen.header("Authorization"))
        .containsExactly(
            "Bearer own",
            "Bearer from-file",
            "Bearer from-variable",
            "Bearer from-file",
            "Bearer given");
    assertThat(session.run("get", ID, "--token-file", "missing").code()).isEqualTo(2);
  }

  @Test
  void theRunningStackIsFoundInItsHome() throws IOException {
    session.gateway.contract().operation(ID, Documented.SUCCEEDED);
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("state.json"),
        Printer.JSON.writeValueAsString(
            Map.of("addresses", Map.of("gateway", session.gateway.address().toString()))));

    assertThat(session.without("LONGHAUL_URL").run("get", ID).code()).isZero();
  }

  @Test
  void aMissingTokenIsExplained() {
    session.gateway.contract().requireToken("right");

    Session.Ended ended = session.run("get", ID);

    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err()).contains("UNAUTHENTICATED", "--token-file", "longhaul token client");
  }

  @Test
  void serverThatIsNoAddressIsAUsageError() {
    assertThat(session.run("get", ID, "--server", "localhost:8080").code()).isEqualTo(2);
    assertThat(session.with("LONGHAUL_URL", "not an url").run("get", ID).code()).isEqualTo(2);
  }
}
