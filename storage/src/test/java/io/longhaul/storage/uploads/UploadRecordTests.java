package io.longhaul.storage.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.longhaul.storage.TestBytes;
import io.longhaul.storage.uploads.UploadRecord.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UploadRecordTests {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void comesBackFromJsonAsItWas() {
    NewUpload request = new NewUpload("acme", "key", "ann", 5L, Map.of("filename", "zoë.csv"));
    UploadRecord record = UploadRecord.of(request, NOW, NOW.plusSeconds(60));
    UploadRecord completed = record.completed("abc", NOW.plusSeconds(90));
    UploadRecord piece = UploadRecord.of(request.asPartial(), NOW, NOW.plusSeconds(60));
    UploadRecord begun = piece.advanced(new Progress(3, "AAAA"), NOW.plusSeconds(70));

    assertThat(UploadRecord.parse(record.toJson())).isEqualTo(record);
    assertThat(UploadRecord.parse(completed.toJson())).isEqualTo(completed);
    assertThat(UploadRecord.parse(begun.toJson())).isEqualTo(begun);
  }

  @Test
  void readsWhatAnEarlierBuildWroteAndIgnoresWhatALaterOneAdds() {
    UploadRecord record =
        UploadRecord.parse(
            TestBytes.of(
                """
                {"tenant":"acme","owner":"ann","fingerprint":"v1:00","length":7,"sha256":null,
                 "parts":[{"name":"00000000000000000000-a","length":3,"checksum":"later"}],
                 "metadata":{"filename":"pets.csv"},"createdAt":"2026-11-22T12:00:00Z",
                 "expiresAt":"2026-11-29T12:00:00Z","deletedAt":null,"lease":"later"}
                """));

    assertThat(record.role()).isEqualTo(UploadRole.WHOLE);
    assertThat(record.sources()).isEmpty();
    assertThat(record.isDeleted()).isFalse();
    assertThat(record.expiresAt()).isEqualTo(Instant.parse("2026-11-29T12:00:00Z"));
  }

  @Test
  void theDigestNeverGoesBack() {
    UploadRecord record =
        UploadRecord.of(
            new NewUpload("acme", "key", "ann", 5L, Map.of()), NOW, NOW.plusSeconds(60));
    UploadRecord ahead = record.advanced(new Progress(4, "AAAA"), NOW.plusSeconds(70));

    assertThat(ahead.advanced(new Progress(3, "BBBB"), NOW.plusSeconds(80))).isEqualTo(ahead);
    assertThat(ahead.declared(9).progress()).isEqualTo(ahead.progress());
  }

  @Test
  void fingerprintsTellPiecesFromTheWhole() {
    NewUpload whole = new NewUpload("acme", "key", "ann", 5L, Map.of());
    UploadId one = UploadId.of("acme", "1");
    UploadId two = UploadId.of("acme", "2");

    assertThat(whole.asPartial().fingerprint()).isNotEqualTo(whole.fingerprint());
    assertThat(whole.asFinal(List.of(one, two)).fingerprint())
        .isNotEqualTo(whole.asFinal(List.of(two, one)).fingerprint())
        .isNotEqualTo(whole.asPartial().fingerprint());
  }

  @Test
  void fingerprintsDifferWhereverRequestsDiffer() {
    assertThat(fingerprint(5L, Map.of("a", "b", "c", "d")))
        .isEqualTo(fingerprint(5L, Map.of("c", "d", "a", "b")))
        .isNotEqualTo(fingerprint(6L, Map.of("a", "b", "c", "d")))
        .isNotEqualTo(fingerprint(null, Map.of("a", "b", "c", "d")))
        .isNotEqualTo(fingerprint(5L, Map.of("a", "b")))
        .isNotEqualTo(fingerprint(5L, Map.of("a", "b\n1 c=1 d")));
  }

  private static String fingerprint(@Nullable Long length, Map<String, String> metadata) {
    return new NewUpload("acme", "key", "ann", length, metadata).fingerprint();
  }

  @Test
  void idsHaveOneForm() {
    UploadId id = UploadId.of("acme", "key");

    assertThat(id.value())
        .isEqualTo("u-" + UploadsTests.sha256(TestBytes.of("acme\0key")).substring(0, 40));
    assertThat(UploadId.isValid("u-../../../etc/passwd")).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new UploadId("u-1"));
  }
}
