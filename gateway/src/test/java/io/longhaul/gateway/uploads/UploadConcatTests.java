package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadRole;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Upload-Concat. */
class UploadConcatTests {

  private static final UploadId ONE = UploadId.of("acme", "1");
  private static final UploadId TWO = UploadId.of("acme", "2");

  @Test
  void readsWhatAnUploadIs() {
    assertThat(UploadConcat.parse(null).role()).isEqualTo(UploadRole.WHOLE);
    assertThat(UploadConcat.parse("partial").role()).isEqualTo(UploadRole.PARTIAL);
    assertThat(UploadConcat.parse("final;/v1/uploads/" + ONE).role()).isEqualTo(UploadRole.FINAL);
  }

  @Test
  void readsAddressesOfEveryForm() {
    String header =
        "final; /v1/uploads/%s https://api.example.com:8443/longhaul/v1/uploads/%s"
            .formatted(TWO, ONE);

    assertThat(UploadConcat.parse(header).pieces()).containsExactly(TWO, ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whole",
        "final",
        "final;",
        "final;/v1/uploads/u-1",
        "final;/v1/uploads/u-0000000000000000000000000000000000000000,/v1/uploads/x",
        "final;/v1/operations/u-0000000000000000000000000000000000000000",
        "final;ftp://x/v1/uploads/u-0000000000000000000000000000000000000000"
      })
  void refusesWhatIsMalformed(String header) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadConcat.parse(header))
        .withMessageContaining("Upload-Concat");
  }

  @Test
  void refusesTooMany() {
    String header = "final;" + String.join(" ", Collections.nCopies(1001, "/v1/uploads/" + ONE));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadConcat.parse(header))
        .withMessageContaining("1000");
  }
}
