package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** What of a token is checked once, and what each time. */
class CheckedTokensTests {

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger signaturesChecked = new AtomicInteger();
  private boolean expired;

  private final CheckedTokens tokens = new CheckedTokens(this::signed, this::inTime, now::get);

  @Test
  void checksASignatureOnce() {
    Jwt first = tokens.decode("good");
    Jwt second = tokens.decode("good");

    assertThat(second).isSameAs(first);
    assertThat(signaturesChecked).hasValue(1);
  }

  @Test
  void checksItAgainAfterAWhile() {
    tokens.decode("good");

    now.addAndGet(CheckedTokens.LIFE.toNanos());
    tokens.decode("good");

    assertThat(signaturesChecked).hasValue(2);
  }

  @Test
  void refusesAKnownTokenWhoseTimeIsOver() {
    tokens.decode("good");

    expired = true;

    assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> tokens.decode("good"));
  }

  @Test
  void neverRemembersABadOne() {
    for (int time = 0; time < 2; time++) {
      assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
    }

    assertThat(signaturesChecked).hasValue(2);
  }

  @Test
  void tellsTokensApart() {
    tokens.decode("good");

    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
    assertThat(tokens.decode("good, of somebody else").getTokenValue())
        .isEqualTo("good, of somebody else");
  }

  private Jwt signed(String token) {
    signaturesChecked.incrementAndGet();
    if (token.startsWith("bad")) {
      throw new BadJwtException("not signed by us");
    }
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .expiresAt(Instant.EPOCH.plus(Duration.ofHours(1)))
        .build();
  }

  private OAuth2TokenValidatorResult inTime(Jwt token) {
    return expired
        ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
        : OAuth2TokenValidatorResult.success();
  }
}
