package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching results and files. */
class FetchingTests {
  private static final int SIZE = 500_000;

  private final ClientFixture fixture = new ClientFixture();
  private final byte[] content = new byte[SIZE];

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() {
    new Random(7).nextBytes(content);
    fixture.gateway.contract().artifact("o", "rejects.csv", content);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void savesAFileWhole() throws IOException {
    SavedFile saved =
        fixture.client.saveArtifact("o", "rejects.csv", folder.resolve("rejects.csv"));

    assertThat(Files.readAllBytes(saved.path())).isEqualTo(content);
    assertThat(saved.length()).isEqualTo(SIZE);
    assertThat(saved.contentType()).isEqualTo("text/csv");
    assertThat(saved.name()).isEqualTo("rejects.csv");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    fixture.gateway.next("GET", "/rejects.csv", new Fault.AnswerCut(200_000));

    SavedFile saved =
        fixture.client.saveArtifact("o", "rejects.csv", folder.resolve("rejects.csv"));

    assertThat(Files.readAllBytes(saved.path())).isEqualTo(content);
    var requests = fixture.gateway.seen("GET", "/rejects.csv");
    assertThat(requests).hasSize(2);
    assertThat(requests.getLast().header("Range")).startsWith("bytes=").isNotEqualTo("bytes=0-");
    assertThat(requests.getLast().header("If-Range")).isNotBlank();
  }

  @Test
  void leavesTheOldFileWhenTheNewOneCannotBeHad() throws IOException {
    Path target = Files.writeString(folder.resolve("rejects.csv"), "old");
    for (int i = 0; i < 100; i++) {
      fixture.gateway.next(
          "GET",
          "/rejects.csv",
          new Fault.Answered(
              200, java.util.Map.of("Repr-Digest", "sha-256=:AAAA:"), "not what was promised"));
    }

    assertThatThrownBy(() -> fixture.client.saveArtifact("o", "rejects.csv", target))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("digest");
    assertThat(target).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(
            () -> fixture.client.saveArtifact("o", "other.csv", folder.resolve("other.csv")))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("NOT_FOUND"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readsAnInlineResult() {
    fixture.gateway.contract().answer("GET /v1/operations/o/result", 200, "{\"read\":3}");

    assertThat(fixture.client.result("o")).isEqualTo(Documents.MAPPER.readTree("{\"read\":3}"));
  }

  @Test
  void tellsAResultThatIsNotThereFromOneThatIsNotYetThere() {
    fixture.gateway.contract().answer("GET /v1/operations/none/result", 204, "");
    fixture
        .gateway
        .contract()
        .answer(
            "GET /v1/operations/later/result",
            202,
            FakeContract.document("later", Documented.QUEUED));

    assertThat(fixture.client.result("none")).isNull();
    assertThat(fixture.client.saveResult("none", folder.resolve("none"))).isNull();
    assertThatThrownBy(() -> fixture.client.result("later"))
        .isInstanceOf(NotFinishedException.class);
    assertThatThrownBy(() -> fixture.client.saveResult("later", folder.resolve("later")))
        .isInstanceOf(NotFinishedException.class);
  }

  @Test
  void saysWhyThereIsNoResult() {
    fixture
        .gateway
        .contract()
        .answer(
            "GET /v1/operations/o/result",
            409,
            "{\"title\":\"The operation failed\",\"code\":\"OPERATION_FAILED\","
                + "\"error\":{\"code\":\"FILE_EMPTY\",\"message\":\"The file is empty\"}}");

    assertThatThrownBy(() -> fixture.client.result("o"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The operation failed: The file is empty (OPERATION_FAILED)");
  }
}
