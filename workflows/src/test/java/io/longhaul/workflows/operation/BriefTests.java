package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is cut for the memo keeps its beginning, its limit and its characters. */
class BriefTests {

  private static final int ROUNDS = 2000;

  @Test
  void leavesAloneWhatFits() {
    assertThat(Brief.text("größer", 8)).isEqualTo("größer");
  }

  @Test
  void endsWithAnEllipsisWhatDoesNotFit() {
    assertThat(Brief.text("abcdefgh", 6)).isEqualTo("abc…");
  }

  @Test
  void neverSplitsACharacterNorPassesTheLimit() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String text = text(random, random.nextInt(60));
      int limit = 3 + random.nextInt(60);

      String cut = Brief.text(text, limit);

      assertThat(bytes(cut)).as("seed %d, %s, %d", seed, text, limit).isLessThanOrEqualTo(limit);
      assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .as("seed %d", seed)
          .isEqualTo(cut);
    }
  }

  @Test
  void fitsAnErrorIntoItsRoom() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      OperationError error = error(random);
      int room = 330 + random.nextInt(600);

      OperationError brief = Brief.error(error, room);

      assertThat(Brief.size(brief)).as("seed %d", seed).isLessThanOrEqualTo(room);
      assertThat(brief).returns(error.code(), OperationError::code);
    }
  }

  @Test
  void dropsDetailsBeforeItCutsTheMessage() {
    OperationError error =
        new OperationError(
            "TABLE_MISSING",
            "m".repeat(100),
            false,
            "load",
            1,
            Instant.EPOCH,
            List.of(
                new ErrorDetail(null, "first", null),
                new ErrorDetail(null, "x".repeat(119), null),
                new ErrorDetail(null, "y".repeat(119), null)));

    OperationError brief = Brief.error(error, 360);

    assertThat(brief.message()).isEqualTo(error.message());
    assertThat(brief.details()).extracting(ErrorDetail::message).containsExactly("first");
  }

  private static OperationError error(Random random) {
    List<ErrorDetail> details = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      details.add(new ErrorDetail(text(random, 90), text(random, 300), text(random, 90)));
    }
    return new OperationError(
        "REJECT_LIMIT_EXCEEDED",
        text(random, random.nextInt(500)),
        false,
        "publish",
        3,
        Instant.EPOCH,
        details);
  }

  // Letters of one to four bytes.
  private static String text(Random random, int length) {
    int[] letters = {'a', ' ', 'ß', '漢', 0x1F600, 'é'};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
