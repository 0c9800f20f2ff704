package io.longhaul.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** JSON from clients is taken as RFC 7493 wants it, or not at all. */
class StrictJsonTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"text\"",
        "null",
        "{",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{\"a\":1} // why",
        "{\"a\":9007199254740993}",
        "{\"a\":1e400}",
        "{\"a\":\"\\ud800\"}",
        "{\"\\udc00\":1}"
      })
  void refusesWhatReadersDisagreeAbout(String text) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> read(text))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("jackson", "JsonToken"));
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] latin1 = "{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> StrictJson.object(latin1))
        .withMessageContaining("UTF-8");
  }

  @Test
  void refusesUtf16EvenThoughJacksonWouldGuessIt() {
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> StrictJson.object(utf16));
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> read("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
  }

  @Test
  void saysWhereANumberIsTooLarge() {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> read("{\"a\":[1,{\"b/c\":12345678901234567890}]}"))
        .returns("/a/1/b~1c", MalformedJsonException::pointer);
  }

  @Test
  void messagesNameNoClasses() {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> read("{\"a\":tru}"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("jackson").contains("line 1"));
  }

  @Test
  void takesWhatIsFine() {
    assertThat(read("{\"a\":[1,2.5,-0,\"😀\",null,true],\"b\":9007199254740991}").size())
        .isEqualTo(2);
  }

  private static ObjectNode read(String text) {
    return StrictJson.object(text.getBytes(StandardCharsets.UTF_8));
  }
}
