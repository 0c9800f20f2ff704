package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads over connections that break. */
class UploadingTests {
  private static final int SIZE = 3_000_000;

  private final ClientFixture fixture = new ClientFixture();
  private final byte[] content = new byte[SIZE];

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    new Random(7).nextBytes(content);
    file = Files.write(folder.resolve("file.csv"), content);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void sendsTheFileAndSaysHowFarItIs() throws IOException {
    List<Long> sent = new ArrayList<>();

    Upload upload =
        fixture.client.upload(
            file,
            "k1",
            (bytes, total) -> {
              assertThat(total).isEqualTo(SIZE);
              sent.add(bytes);
            });

    assertThat(upload.id()).isEqualTo("u-k1");
    assertThat(upload.length()).isEqualTo(SIZE);
    assertThat(upload.sha256()).isEqualTo(HexFormat.of().formatHex(Digests.sha256(file)));
    assertThat(fixture.gateway.contract().uploads()).containsExactly(content);
    assertThat(sent).isSorted().hasSizeGreaterThan(10).endsWith((long) SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, SIZE - 1})
  void sendsItAgainWhenTheConnectionBreaks(int after) {
    fixture.gateway.next("POST", "/uploads", new Fault.BodyCut(after));
    fixture.gateway.next("POST", "/uploads", new Fault.AnswerLost());

    Upload upload = fixture.client.upload(file, "k1");

    assertThat(upload.id()).isEqualTo("u-k1");
    assertThat(fixture.gateway.contract().uploads()).containsExactly(content);
    assertThat(fixture.gateway.seen("POST", "/uploads"))
        .hasSize(3)
        .allSatisfy(seen -> assertThat(seen.header("Idempotency-Key")).isEqualTo("\"k1\""));
  }

  @Test
  void sendsAnEmptyFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));

    Upload upload = fixture.client.upload(empty, "k1");

    assertThat(upload.length()).isZero();
    assertThat(fixture.gateway.contract().uploads()).containsExactly(new byte[0]);
  }

  @Test
  void noticesThatTheFileChangesMeanwhile() {
    fixture.gateway.next("POST", "/uploads", new Fault.BodyCut(1000));
    LonghaulClient client =
        LonghaulClient.builder(fixture.gateway.address())
            .time(fixture.time)
            .onRetry(notice -> append(file))
            .build();

    assertThatThrownBy(() -> client.upload(file, "k1"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("was changed");
    assertThat(fixture.gateway.contract().uploads()).isEmpty();
    client.close();
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> fixture.client.upload(folder.resolve("missing.csv"), "k1"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing.csv");
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "more", java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
