package io.longhaul.client.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import io.longhaul.client.FakeGateway;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Progress in plain lines. */
class LinesTests {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now = 1;
  private final ProgressDisplay lines =
      ProgressDisplay.lines(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now);

  @Test
  void saysEachTurnAtOnceAndTheRestNowAndThen() {
    lines.changed(operation(Documented.QUEUED));
    for (int row = 0; row <= 20; row++) {
      lines.changed(operation(Documented.loading(row, 20)));
      now += Duration.ofSeconds(1).toNanos();
    }
    lines.changed(operation(Documented.SUCCEEDED));

    assertThat(said())
        .containsExactly(
            "Queued, no worker has taken it yet",
            "load: 0 %, 0 of 20 rows, 1,500/s",
            "load: 25 %, 5 of 20 rows, 1,500/s",
            "load: 50 %, 10 of 20 rows, 1,500/s",
            "load: 75 %, 15 of 20 rows, 1,500/s",
            "load: 100 %, 20 of 20 rows, 1,500/s",
            "Succeeded");
  }

  @Test
  void saysHowAnUploadGoes() {
    long total = 10 << 20;
    for (long sent = 0; sent <= total; sent += 1 << 20) {
      lines.sent(sent, total);
      now += Duration.ofSeconds(2).toNanos();
    }

    assertThat(said())
        .containsExactly(
            "upload: 0 %, 0 B of 10.0 MiB",
            "upload: 30 %, 3.0 MiB of 10.0 MiB, 512.0 KiB/s, about 14 s left",
            "upload: 60 %, 6.0 MiB of 10.0 MiB, 512.0 KiB/s, about 8 s left",
            "upload: 90 %, 9.0 MiB of 10.0 MiB, 512.0 KiB/s, about 2 s left",
            "upload: 100 %, 10.0 MiB of 10.0 MiB, 512.0 KiB/s, about 0 s left");
  }

  @Test
  void saysWhyItTriesAgain() {
    String retrying =
        Documented.loading(1, 2).replace("\"state\":\"Running\"", "\"state\":\"Retrying\"")
            + ",\"retry\":{\"attempt\":3,\"nextAttemptAt\":null,\"lastError\":"
            + "{\"code\":\"DATABASE_UNAVAILABLE\",\"message\":\"It does not answer\"}}";

    lines.changed(operation(retrying));
    lines.changed(operation(retrying.replace(":3,", ":4,")));

    assertThat(said())
        .containsExactly(
            "Retrying (attempt 3): DATABASE_UNAVAILABLE: It does not answer",
            "Retrying (attempt 4): DATABASE_UNAVAILABLE: It does not answer");
  }

  private List<String> said() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll(", about [0-9]{4,} h .*", ""))
        .toList();
  }

  private static Operation operation(String document) {
    try (FakeGateway gateway = new FakeGateway();
        LonghaulClient client = LonghaulClient.builder(gateway.address()).build()) {
      gateway.contract().operation("o", document);
      return client.get("o");
    }
  }
}
