package io.longhaul.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What counts as the same request. */
class FingerprintTests {

  @Test
  void isAVersionAndASha256() {
    assertThat(Fingerprint.of(json("{}")))
        .isEqualTo("v1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void doesNotSeeOrderAndSpace() {
    assertThat(Fingerprint.of(json("{\"a\":1,\"b\":2}")))
        .isEqualTo(Fingerprint.of(json(" { \"b\" : 2.0, \"a\" : 1 } ")));
  }

  @Test
  void seesEveryDifference() {
    assertThat(Fingerprint.of(json("{\"a\":1}"))).isNotEqualTo(Fingerprint.of(json("{\"a\":2}")));
    assertThat(Fingerprint.of(json("{\"a\":1}")))
        .isNotEqualTo(Fingerprint.of(json("{\"a\":\"1\"}")));
  }

  @Test
  void ofACommandDependsOnWhatItIsAbout() {
    JsonNode body = json("{\"reason\":\"x\"}");

    assertThat(Fingerprint.of("retry park-1", body))
        .isEqualTo(Fingerprint.of("retry park-1", body))
        .isNotEqualTo(Fingerprint.of("retry park-2", body))
        .isNotEqualTo(Fingerprint.of("fail park-1", body))
        .isNotEqualTo(Fingerprint.of(body));
  }

  private static JsonNode json(String text) {
    return StrictJson.object(text.getBytes(StandardCharsets.UTF_8));
  }
}
