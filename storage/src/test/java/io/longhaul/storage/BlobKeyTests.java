package io.longhaul.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlobKeyTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "a/", "/a", "a//b", ".", "..", "a/../b", "a/./b", "a b", "ä", "a\\b", "a\0b",
        "a+b", "a\nb"
      })
  void refusesWhatIsNoKey(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BlobKey(value));
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BlobKey("a".repeat(201)));
    assertThatIllegalArgumentException().isThrownBy(() -> new BlobKey("a/".repeat(450) + "a"));
  }

  @Test
  void joinsSegmentsNoneOfWhichCanClimb() {
    assertThat(BlobKey.of("a", "b~1", "...").child("c=d")).hasToString("a/b~1/.../c=d");
    assertThatIllegalArgumentException().isThrownBy(() -> BlobKey.of("a", "b/c"));
    assertThatIllegalArgumentException().isThrownBy(() -> BlobKey.of("a").child(".."));
  }
}
