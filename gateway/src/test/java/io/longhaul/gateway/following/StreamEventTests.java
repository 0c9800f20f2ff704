package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Events as browsers read them. */
class StreamEventTests {

  @Test
  void aMessageHasItsIdAndEachLineOfItsData() {
    assertThat(text(StreamEvent.message("1.3", "{\n\"city\":\"Zürich\"}", false)))
        .isEqualTo("id:1.3\ndata:{\ndata:\"city\":\"Zürich\"}\n\n");
  }

  @Test
  void aNamedEventHasNoIdToComeBackWith() {
    assertThat(text(StreamEvent.named("listed", "{}", false)))
        .isEqualTo("event:listed\ndata:{}\n\n");
  }

  @Test
  void theOpeningSaysWhenToComeAgainAndCommentsSayNothing() {
    assertThat(text(StreamEvent.OPENING)).matches(":open\nretry:[1-3]\\d{3}\n\n");
    assertThat(text(StreamEvent.KEEP_ALIVE)).isEqualTo(":keep-alive\n\n");
    assertThat(text(StreamEvent.END)).isEqualTo(":end\n\n");
  }

  private static String text(StreamEvent event) {
    return new String(event.bytes(), StandardCharsets.UTF_8);
  }
}
