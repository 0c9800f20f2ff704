package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Upload-Checksum. */
class UploadChecksumTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "md5 1B2M2Y8AsgTpgAmY7PhCfg=="
      })
  void readsEachAlgorithm(String header) {
    assertThat(UploadChecksum.parse(header)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha1",
        "crc32 AAAA",
        "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha1 !!!",
        "sha1 AAAA",
        "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha1 a b"
      })
  void refusesWhatIsMalformed(String header) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadChecksum.parse(header))
        .withMessageContaining("Upload-Checksum");
  }

  @Test
  void noHeaderMeansNone() {
    assertThat(UploadChecksum.parse(null)).isNull();
  }
}
