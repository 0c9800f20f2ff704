package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting an operation, with its upload and its input. */
class StartCommandTests {
  private final Path folder;
  @AutoClose private final Session session;

  StartCommandTests(@TempDir Path folder) {
    this.folder = folder;
    session = new Session(folder);
  }

  @Test
  void startTakesInputFromAFileAndParameters() throws IOException {
    session.gateway.contract().plan(Documented.QUEUED);
    Files.writeString(folder.resolve("in.json"), "{\"file\":\"u-1\",\"maxRejected\":3}");

    Session.Ended ended =
        session.run(
            "start",
            "bulk-import",
            "--input=@in.json",
            "-p",
            "dataset=people",
            "-p",
            "maxRejected=5%",
            "-p",
            "maxRowsPerSecond=10",
            "--key=k",
            "--label=team=a");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEqualTo("Started: acme~k\n");
    assertThat(session.gateway.contract().started())
        .containsExactly(
            "{\"kind\":\"bulk-import\",\"input\":{\"file\":\"u-1\",\"maxRejected\":\"5%\","
                + "\"dataset\":\"people\",\"maxRowsPerSecond\":10},\"labels\":{\"team\":\"a\"}}");
  }

  @Test
  void startFollowsWhenAskedTo() {
    session.gateway.contract().plan(Documented.QUEUED, Documented.FAILED);

    Session.Ended ended = session.run("start", "bulk-import", "--watch");

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED.code());
    assertThat(ended.out()).contains("FILE_EMPTY: The file is empty (step inspect)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "@missing.json", "7"})
  void startRefusesInputThatIsNone(String input) {
    Session.Ended ended = session.run("start", "bulk-import", "--input", input);

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void refusalsAreExplained() {
    session
        .gateway
        .contract()
        .answer(
            "POST /v1/operations",
            400,
            "{\"title\":\"Wrong input\",\"code\":\"INVALID_INPUT\",\"errors\":[{\"pointer\":\"/dataset\",\"message\":\"is unknown\",\"allowed\":\"people\"}]}");

    Session.Ended ended = session.run("start", "bulk-import", "--json");

    assertThat(ended.code()).isEqualTo(8);
    assertThat(ended.err()).contains("Wrong input", "/dataset: is unknown", "people", "Request id");
    assertThat(ended.json().at("/error/code").asString()).isEqualTo("INVALID_INPUT");
    assertThat(ended.json().at("/error/errors/0/pointer").asString()).isEqualTo("/dataset");
    assertThat(ended.json().path("exitCode").asInt()).isEqualTo(8);
  }

  @Test
  void uploadPrintsTheId() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "a\n1\n");

    Session.Ended first = session.run("upload", "a.csv", "--json");
    Session.Ended again = session.run("upload", "a.csv", "--json");

    assertThat(first.json().path("id").asString()).startsWith("u-file-");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.json().path("length").asInt()).isEqualTo(4);
  }
}
