package io.longhaul.gateway.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page tokens are good for the list that they came from. */
class PageTokenTests {

  @Test
  void readsBackWhatWasWritten() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int length = 1; length < 200; length++) {
      byte[] position = new byte[length];
      random.nextBytes(position);

      String token = Objects.requireNonNull(PageToken.write(position, "list"));

      assertThat(token).as("seed %d", seed).matches("[A-Za-z0-9_-]+");
      assertThat(PageToken.read(token, "list")).as("seed %d", seed).isEqualTo(position);
    }
  }

  @Test
  void theLastPageHasNone() {
    assertThat(PageToken.write(new byte[0], "list")).isNull();
    assertThat(PageToken.read(null, "list")).isEmpty();
    assertThat(PageToken.read("", "list")).isEmpty();
  }

  @Test
  void anotherListRefusesIt() {
    String token = Objects.requireNonNull(PageToken.write(new byte[] {1, 2, 3}, "list"));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> PageToken.read(token, "another"))
        .returns(ErrorCode.INVALID_PAGE_TOKEN, ProblemException::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void refusesWhatIsNone(String token) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> PageToken.read(token, "list"));
  }
}
