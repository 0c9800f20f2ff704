package io.longhaul.gateway.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on entity tags. */
class EntityTagsTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "\"a\", true",
        "W/\"a\", true",
        "'\"b\", \"a\"', true",
        "*, true",
        "\"ab\", false",
        "a, false",
        "'', false"
      })
  void listsAreSearched(String header, boolean matches) {
    assertThat(EntityTags.matches(header, "\"a\"")).isEqualTo(matches);
  }
}
