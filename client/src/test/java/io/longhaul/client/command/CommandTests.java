package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import io.longhaul.client.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands beside import. */
class CommandTests {
  private static final String ID = "acme~k";

  @TempDir private Path folder = Path.of("");
  private Session session = new Session(folder);

  @BeforeEach
  void start() {
    session.close();
    session = new Session(folder);
  }

  @AfterEach
  void stop() {
    session.close();
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

    Session.Ended ended = session.run("watch", ID, "--timeout", "300ms".replace("300ms", "PT0.3S"));

    assertThat(ended.code()).isEqualTo(ExitCode.NOT_FINISHED.code());
    assertThat(ended.err()).contains("has not finished: Queued");
  }

  @Test
  void getShowsEverythingInLinesOrAsTheDocument() {
    session.gateway.contract().operation(ID, Documented.PARTIAL + ",\"labels\":{\"team\":\"a\"}");

    assertThat(session.run("get", ID).out())
        .contains("PartiallySucceeded", "team=a", "10 read, 8 inserted", "rejects.csv, 12 B");
    assertThat(session.run("get", ID, "--json").json().at("/warnings/0/count").asInt())
        .isEqualTo(2);
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
  void uploadPrintsTheId() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "a\n1\n");

    Session.Ended first = session.run("upload", "a.csv", "--json");
    Session.Ended again = session.run("upload", "a.csv", "--json");

    assertThat(first.json().path("id").asString()).startsWith("u-file-");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.json().path("length").asInt()).isEqualTo(4);
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

  @Test
  void listShowsAsManyAsAskedForAndSaysThatThereAreMore() {
    session
        .gateway
        .contract()
        .answer(
            "GET /v1/operations?state=Failed",
            200,
            "{\"operations\":[{\"id\":\"a\",\"kind\":\"x\",%s},{\"id\":\"bbb\",\"kind\":\"x\",%s}],\"nextPageToken\":null}"
                .formatted(Documented.FAILED, Documented.FAILED));

    Session.Ended one = session.run("list", "--state=Failed", "--limit=1");

    assertThat(one.out()).contains("OPERATION", "a  ", "There are more").doesNotContain("bbb");
    assertThat(session.run("list", "--state=Failed", "--json").json().path("operations"))
        .hasSize(2);
    assertThat(session.run("list", "--limit=0").code()).isEqualTo(2);
    assertThat(session.run("list", "--created-after=yesterday").code()).isEqualTo(2);
  }

  @Test
  void kindsShowWhatTheyTake() {
    assertThat(session.run("kinds", "bulk-import").out())
        .contains(
            "Import a CSV file", "dataset", "One of people, pet-licenses.", "Default: update.");
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
  void outagesAreSaidAndGivenUp() {
    for (int i = 0; i < 50; i++) {
      session.gateway.next("GET", ID, Fault.unavailable(0));
    }

    Session.Ended ended = session.run("get", ID, "--patience", "1s", "--json");

    assertThat(ended.code()).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(ended.err()).contains("Trying again", "No answer from", "503");
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

  @Test
  void completionKnowsTheCommands() {
    assertThat(session.run("completion", "bash").out())
        .contains("complete -F _complete_longhaul", "--on-duplicate", "dataset");
    assertThat(session.run("completion", "zsh").out()).contains("bashcompinit");
    assertThat(session.run("completion", "fish").code()).isEqualTo(2);
  }

  @Test
  void nothingToDoIsAUsageError() {
    assertThat(session.run().code()).isEqualTo(2);
    assertThat(session.run("dataset").code()).isEqualTo(2);
    assertThat(session.run("frobnicate").code()).isEqualTo(2);
  }
}
