package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who cancelled and why, in one line of text. */
class CancelReasonTests {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"ann,wrong file", "ann,-", "ann,with: a colon", "auth0|17,x"})
  void readsBackWhatItWrites(String by, String reason) {
    CancelReason cancel = new CancelReason(by, reason);

    assertThat(CancelReason.parse(cancel.format())).isEqualTo(cancel);
  }

  @Test
  void readsWhatSomebodyTypedInTemporalsOwnTools() {
    assertThat(CancelReason.parse("enough")).isEqualTo(new CancelReason("enough", null));
    assertThat(CancelReason.parse(" ")).isEqualTo(new CancelReason("engine", null));
    assertThat(CancelReason.parse(null)).isEqualTo(new CancelReason("engine", null));
  }
}
