package io.longhaul.gateway.access;

import io.longhaul.workflows.operation.OperationId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** The claims that make a caller: {@code tenant}, {@code sub}, {@code scope}, {@code tenants}. */
final class CallerClaims implements OAuth2TokenValidator<Jwt> {

  private static final int MAX_SUBJECT = 200;

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    String tenant = token.getClaimAsString("tenant");
    if (tenant == null || !OperationId.isTenant(tenant)) {
      return refused("The claim tenant is missing or malformed");
    }
    String subject = token.getSubject();
    if (subject == null || !isSubject(subject)) {
      return refused("The claim sub is missing or malformed");
    }
    return OAuth2TokenValidatorResult.success();
  }

  private static boolean isSubject(String subject) {
    return !subject.isBlank()
        && subject.length() <= MAX_SUBJECT
        && subject.chars().noneMatch(Character::isISOControl);
  }

  static Caller read(Jwt token) {
    return new Caller(
        Objects.requireNonNull(token.getClaimAsString("tenant")),
        Objects.requireNonNull(token.getSubject()),
        scopes(token),
        words(token, "tenants")
            .filter(name -> name.equals(Caller.EVERY_TENANT) || OperationId.isTenant(name))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Set<Scope> scopes(Jwt token) {
    return words(token, "scope")
        .map(Scope::ofWire)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
  }

  // RFC 8693 has one text with spaces, some issuers send an array.
  private static Stream<String> words(Jwt token, String claim) {
    Object value = token.getClaims().get(claim);
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf);
    }
    return value == null ? Stream.empty() : Arrays.stream(value.toString().trim().split(" +"));
  }

  private static OAuth2TokenValidatorResult refused(String description) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
  }
}
