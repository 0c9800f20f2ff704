package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking up: one operation, many, and what can be started. */
class LookupCommandTests {
  private static final String ID = "acme~k";

  @AutoClose private final Session session;

  LookupCommandTests(@TempDir Path folder) {
    session = new Session(folder);
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
}
