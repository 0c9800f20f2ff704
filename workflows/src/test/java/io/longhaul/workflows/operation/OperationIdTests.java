package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One identifier for URLs, logs and the engine. */
class OperationIdTests {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

  @Test
  void namesTheRootByTenantAndKey() {
    assertThat(OperationId.of("acme", "import-2026")).hasToString("acme~import-2026");
  }

  @Test
  void numbersTheRetriesOfItsLine() {
    OperationId root = OperationId.of("acme", "import");

    assertThat(root.next()).hasToString("acme~import~1");
    assertThat(root.next().next()).hasToString("acme~import~2");
    assertThat(root.next().next().previous()).isEqualTo(root.next());
    assertThat(root.next().previous()).isEqualTo(root);
    assertThat(root.previous()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "~key",
        "acme~",
        "Acme~key",
        "acme~key~0",
        "acme~key~01",
        "acme~key~1~2",
        "acme~key~x",
        "acme~k/y",
        "acme~key~100000"
      })
  void readsNothingElse(String text) {
    assertThat(OperationId.parse(text)).isNull();
  }

  @Test
  void refusesPartsThatCouldNotBeReadBack() {
    assertThatThrownBy(() -> OperationId.of("acme", "a~b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OperationId.of("acme", "a".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OperationId.of("a".repeat(61), "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsBackWhateverItWrites() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      OperationId id =
          new OperationId(
              text(random, 60).toLowerCase(Locale.ROOT).replaceAll("[._]", "-"),
              text(random, 128),
              random.nextInt(1000));

      assertThat(OperationId.parse(id.toString())).as("seed %d", seed).isEqualTo(id);
      assertThat(id.toString().length()).isLessThanOrEqualTo(255);
    }
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
