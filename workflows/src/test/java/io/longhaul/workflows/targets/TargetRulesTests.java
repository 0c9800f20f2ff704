package io.longhaul.workflows.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTests {

  private static final TargetRules STRICT =
      new TargetRules(Set.of(), false, TargetRules.USUAL_PORTS);

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.com/hooks?x=1", "https://example.com:8443", "https://8.8.8.8/"})
  void publicTargetsPass(String url) {
    assertThatNoException().isThrownBy(() -> STRICT.check(url));
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/, SCHEME",
    "ftp://example.com/, SCHEME",
    "https://user:pw@example.com/, USERINFO",
    "https://example.com:22/, PORT",
    "https://127.0.0.1/, ADDRESS",
    "https://10.1.2.3/, ADDRESS",
    "https://169.254.169.254/latest, ADDRESS",
    "https://100.64.0.1/, ADDRESS",
    "https://[::1]/, ADDRESS",
    "https://[::ffff:127.0.0.1]/, ADDRESS",
    "https://[fd00::1]/, ADDRESS",
    "https://[64:ff9b::7f00:1]/, ADDRESS",
    "https://2130706433/, HOST",
    "https://0177.0.0.1/, HOST",
    "https://0x7f.1/, HOST",
    "https://localhost/, HOST",
    "https://db.internal/, HOST",
    "https://example.com/#x, MALFORMED",
    "example.com, MALFORMED"
  })
  void whatIsHopelessIsRefusedWithoutALookUp(String url, Reason reason) {
    assertThatExceptionOfType(RefusedTargetException.class)
        .isThrownBy(() -> STRICT.check(url))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void whatIsAllowedExplicitlyPassesAndAllElseAsBefore() {
    TargetRules rules =
        new TargetRules(Set.of("localhost:9000", "hooks.internal"), false, Set.of(443));

    assertThatNoException().isThrownBy(() -> rules.check("http://localhost:9000/"));
    assertThatNoException().isThrownBy(() -> rules.check("http://hooks.internal:1234/"));
    assertThatExceptionOfType(RefusedTargetException.class)
        .isThrownBy(() -> rules.check("http://localhost:9001/"));
  }

  @Test
  void whereNetworksAreAllowedANameMayYetLeadThere() {
    TargetRules rules = new TargetRules(Set.of("127.0.0.0/8"), false, Set.of(443));

    assertThatNoException().isThrownBy(() -> rules.check("http://127.0.0.1:9000/"));
    assertThatNoException().isThrownBy(() -> rules.check("http://my-machine:9000/"));
    assertThatExceptionOfType(RefusedTargetException.class)
        .isThrownBy(() -> rules.check("https://10.0.0.1/"));
  }
}
