package io.longhaul.activities.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.webhooks.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures as others compute them. */
class SignatureTests {

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final SigningSecret SECRET =
      SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  // The published example of the scheme that Standard Webhooks took over.
  @Test
  void signsThePublishedExample() {
    String signature =
        Signature.standard(
            List.of(SECRET.key()), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, BODY);

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsWithEverySecretThatIsValid() {
    byte[] other = "another secret of 24 byte".getBytes(StandardCharsets.UTF_8);

    String both = Signature.standard(List.of(SECRET.key(), other), "msg_1", 1, BODY);

    assertThat(both.split(" "))
        .containsExactly(
            Signature.standard(List.of(SECRET.key()), "msg_1", 1, BODY),
            Signature.standard(List.of(other), "msg_1", 1, BODY));
  }

  // From GitHub's page on validating deliveries.
  @Test
  void signsAsGitHubDoes() {
    byte[] secret = "It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8);
    byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    assertThat(Signature.github(secret, body))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }
}
