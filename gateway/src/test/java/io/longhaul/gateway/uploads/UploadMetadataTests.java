package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Upload-Metadata. */
class UploadMetadataTests {

  @Test
  void readsNamesAndValues() {
    assertThat(UploadMetadata.parse("filename d29ybGQuY3N2,is_confidential, note w7w="))
        .isEqualTo(Map.of("filename", "world.csv", "is_confidential", "", "note", "ü"));
    assertThat(UploadMetadata.parse(null)).isEmpty();
    assertThat(UploadMetadata.parse(" ")).isEmpty();
  }

  @Test
  void isWrittenAsItWasRead() {
    String header = UploadMetadata.format(Map.of("note", "ü", "filename", "a", "flag", ""));

    assertThat(header).isEqualTo("filename YQ==,flag,note w7w=");
    assertThat(UploadMetadata.parse(header))
        .isEqualTo(Map.of("note", "ü", "filename", "a", "flag", ""));
    assertThat(UploadMetadata.format(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b c d", "name !!!", "name /w==", "a YQ==,a YQ==", ",", "ü YQ=="})
  void refusesWhatIsMalformed(String header) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadMetadata.parse(header))
        .withMessageContaining("Upload-Metadata");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadMetadata.parse("a " + "YWFh".repeat(2000)));
  }
}
