package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import io.longhaul.client.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Importing a file with one command. */
class ImportCommandTests {
  private static final List<String> IMPORT =
      List.of("import", "licenses.csv", "-d", "pet-licenses");

  private final Path folder;
  @AutoClose private final Session session;

  ImportCommandTests(@TempDir Path folder) throws IOException {
    this.folder = folder;
    session = new Session(folder);
    Files.writeString(folder.resolve("licenses.csv"), "id,name\n1,Ann\n2,Bob\n");
    session
        .gateway
        .contract()
        .plan(Documented.QUEUED, Documented.loading(1, 2), Documented.SUCCEEDED);
  }

  @Test
  void uploadsStartsAndFollows() {
    Session.Ended ended = session.run(IMPORT);

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("Outcome", "Succeeded", "43,086 read, 43,083 inserted, 3 updated");
    assertThat(ended.err().lines())
        .anyMatch(line -> line.startsWith("Key: import-"))
        .anyMatch(line -> line.startsWith("upload: 100 %, 20 B of 20 B"))
        .anyMatch(line -> line.startsWith("Started: acme~import-"))
        .anyMatch(line -> line.startsWith("load: 50 %, 1 of 2 rows, 1,500/s"));
    assertThat(session.gateway.contract().uploads()).hasSize(1);
    assertThat(input())
        .isEqualTo(
            Printer.JSON.readTree(
                "{\"dataset\":\"pet-licenses\",\"file\":\""
                    + input().path("file").asString()
                    + "\"}"));
  }

  @Test
  void findsTheSameOperationWithTheSameCommand() {
    String first = session.run(IMPORT, "--json").json().at("/operation/id").asString();

    Session.Ended again = session.run(IMPORT, "--json");

    assertThat(again.json().at("/operation/id").asString()).isEqualTo(first);
    assertThat(session.gateway.contract().started()).hasSize(1);
    assertThat(session.gateway.contract().uploads()).hasSize(1);
    assertThat(again.err()).contains("Found: " + first, "It was imported before", "--new");
  }

  @Test
  void findsItUnderAnotherFileNameToo() throws IOException {
    session.run(IMPORT);
    Files.move(folder.resolve("licenses.csv"), folder.resolve("renamed.csv"));

    session.run("import", "renamed.csv", "-d", "pet-licenses");

    assertThat(session.gateway.contract().started()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--on-duplicate,skip",
    "--max-rejected,5%",
    "--max-rows-per-second,10",
    "--delimiter,;",
    "--label,team=a",
    "--deadline-after,2h",
    "--on-failure,fail",
    "--dataset,people"
  })
  void startsAnotherOneWithOtherOptions(String option, String value) {
    session.run("import", "licenses.csv", "-d", "pet-licenses");
    List<String> other = option.equals("--dataset") ? List.of("import", "licenses.csv") : IMPORT;

    assertThat(session.run(other, option, value).code()).isZero();
    assertThat(session.gateway.contract().started()).hasSize(2);
  }

  @Test
  void startsAnotherOneWithOtherContentOrOnDemand() throws IOException {
    session.run(IMPORT);
    session.run(IMPORT, "--new");
    Files.writeString(folder.resolve("licenses.csv"), "id,name\n1,Zoe\n");
    session.run(IMPORT);

    assertThat(session.gateway.contract().started()).hasSize(3);
  }

  @Test
  void writesEveryOptionIntoTheInput() {
    session.run(
        IMPORT,
        "--on-duplicate=reject",
        "--max-rejected=100",
        "--max-rows-per-second=2000",
        "--delimiter=tab",
        "--quote='",
        "--charset=ISO-8859-1",
        "--no-header");

    JsonNode input = input();
    assertThat(input.path("onDuplicate").asString()).isEqualTo("reject");
    assertThat(input.path("maxRejected").isInt()).isTrue();
    assertThat(input.path("maxRowsPerSecond").asInt()).isEqualTo(2000);
    assertThat(input.path("format"))
        .isEqualTo(
            Printer.JSON.readTree(
                "{\"delimiter\":\"\\t\",\"quote\":\"'\",\"charset\":\"ISO-8859-1\",\"header\":false}"));
  }

  @Test
  void takesTheKeyThatTheUserChose() {
    session.run(IMPORT, "--key", "november");

    assertThat(session.run("get", "acme~november").code()).isZero();
    Session.Ended other = session.run(IMPORT, "--key", "november", "--on-duplicate=skip");
    assertThat(other.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(other.err()).contains("KEY_REUSED", "another --key");
  }

  @Test
  void refusesBothAKeyAndANewOne() {
    assertThat(session.run(IMPORT, "--key", "k", "--new").code()).isEqualTo(2);
    assertThat(session.run(IMPORT, "--key", "no spaces").code()).isEqualTo(2);
  }

  @Test
  void asksForTheDatasetBeforeItSendsTheFile() {
    Session.Ended ended = session.run("import", "licenses.csv", "-d", "petlicenses");

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(ended.err()).contains("no dataset 'petlicenses'", "people, pet-licenses");
    assertThat(session.gateway.contract().uploads()).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Session.Ended ended = session.run("import", "missing.csv", "-d", "pet-licenses");

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).contains("missing.csv");
  }

  @Test
  void fetchesTheRejects() throws IOException {
    session.gateway.contract().plan(Documented.PARTIAL);
    String id = session.run(IMPORT, "--json").json().at("/operation/id").asString();
    session
        .gateway
        .contract()
        .artifact(id, "rejects.csv", "id,_row\n7,3\n".getBytes(StandardCharsets.UTF_8));

    Session.Ended ended = session.run(IMPORT, "--rejects", "bad.csv");

    assertThat(ended.code()).isEqualTo(ExitCode.PARTIALLY_SUCCEEDED.code());
    assertThat(folder.resolve("bad.csv")).hasContent("id,_row\n7,3\n");
    assertThat(ended.out()).contains("2 x ROWS_REJECTED", "bad.csv");
  }

  @Test
  void saysHowToFetchTheRejects() {
    session.gateway.contract().plan(Documented.PARTIAL);

    Session.Ended ended = session.run(IMPORT, "--key=k");

    assertThat(ended.out())
        .contains("2 rejected")
        .contains("longhaul result acme~k --artifact rejects.csv --output rejects.csv");
  }

  @Test
  void goesOnWithTheRetryOfWhatFailed() {
    session.gateway.contract().plan(Documented.FAILED + ",\"retriedAs\":\"acme~k~1\"");
    session.gateway.contract().operation("acme~k~1", Documented.SUCCEEDED);

    Session.Ended ended = session.run(IMPORT, "--key=k");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("Retried as: acme~k~1");
  }

  @Test
  void leavesItAloneWhenDetached() {
    Session.Ended ended = session.run(IMPORT, "--detach", "--json");

    assertThat(ended.code()).isZero();
    assertThat(ended.json().at("/operation/state").asString()).isEqualTo("Queued");
    assertThat(ended.json().path("key").asString()).startsWith("import-");
  }

  @Test
  void survivesLostConnectionsAllAlong() {
    session.gateway.next("GET", "/kinds/bulk-import", Fault.unavailable(0));
    session.gateway.next("POST", "/uploads", new Fault.BodyCut(5));
    session.gateway.next("POST", "/uploads", new Fault.AnswerLost());
    session.gateway.next("POST", "/operations", new Fault.AnswerLost());

    Session.Ended ended = session.run(IMPORT);

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("The server does not answer: ", "the connection was lost");
    assertThat(session.gateway.contract().started()).hasSize(1);
  }

  @Test
  void drawsBarsOnATerminal() {
    Session.Ended ended = session.onTerminal(100).run(IMPORT);

    assertThat(ended.err())
        .contains("\r", "upload 100 % [", "load  50 % [", "1 of 2 rows, 1,500/s");
    assertThat(ended.out()).contains("Succeeded");
  }

  @Test
  void drawsNoBarsWhereTheyCannotBeRead() {
    assertThat(session.onTerminal(100).with("TERM", "dumb").run(IMPORT).err()).doesNotContain("\r");
    assertThat(session.onTerminal(100).run(IMPORT, "--progress", "none").err()).isEmpty();
  }

  private JsonNode input() {
    return Printer.JSON.readTree(session.gateway.contract().started().getFirst()).path("input");
  }
}
