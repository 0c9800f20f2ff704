package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.longhaul.gateway.access.RouteWalk.Owner;
import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TokenIssuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each route with each token on each owner's things: who gets in, and who sees what. */
@ExtendWith(StackExtension.class)
class RouteWalkIntegrationTests {

  private static RouteWalk walk;

  private final Stack stack;
  private final TokenIssuer issuer;

  RouteWalkIntegrationTests(Stack stack) {
    this.stack = stack;
    this.issuer = stack.issuer();
  }

  @BeforeAll
  static void prepare(Stack stack) {
    walk = new RouteWalk(stack);
  }

  /** A caller, and how far it should see. */
  private record Visitor(Set<Scope> scopes, List<String> tenants) {

    boolean maySee(Owner owner) {
      return owner == Owner.OWN
          || (scopes.contains(Scope.TEAM) && owner == Owner.TEAM)
          || (scopes.contains(Scope.SUPPORT)
              && (tenants.contains("*") || tenants.contains(owner.tenant())));
    }

    // Endpoints of others are for admins where those of operations are for support (DESIGN 8).
    boolean maySeeEndpoint(Owner owner) {
      return owner == Owner.OWN
          || (scopes.contains(Scope.TEAM) && owner == Owner.TEAM)
          || (scopes.contains(Scope.ADMIN)
              && (owner != Owner.FOREIGN
                  || tenants.contains("*")
                  || tenants.contains(owner.tenant())));
    }

    boolean mayEnter(Call call) {
      return RouteScopes.oneOf(call.method(), call.template().replaceAll("\\{[^}]*}", "x")).stream()
          .anyMatch(scopes::contains);
    }

    String token(TokenIssuer issuer) {
      String words = scopes.stream().map(Scope::wire).collect(Collectors.joining(" "));
      return issuer.token(claims -> claims.claim("scope", words).claim("tenants", tenants));
    }
  }

  @Test
  void everyRouteWithEveryScopeOnEverybodysThings() {
    List<String> wrong = new ArrayList<>();
    int steps = 0;
    for (Visitor visitor : visitors()) {
      String token = visitor.token(issuer);
      for (Call call : RouteWalk.guarded()) {
        for (Owner owner : Owner.values()) {
          Reply reply = walk.send(call, owner, token);
          steps++;
          if (!isRight(visitor, call, owner, reply.status())) {
            wrong.add(visitor + " " + call.id() + " " + owner + " -> " + reply.status());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(steps).isGreaterThan(500);
  }

  @Test
  void theFacadeIsWalkedToo() {
    List<String> routes =
        stack
            .gateway()
            .part(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .flatMap(info ->
                info.getPatternValues().stream()
                    .filter(pattern -> pattern.startsWith("/google/"))
                    .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                    .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                            .map(method -> method + " " + path)))
            .toList();

    assertThat(RouteWalk.facade().stream().map(Call::id))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void everyRouteRefusesEveryTokenThatIsNotGoodHere() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> token : badTokens().entrySet()) {
      for (Call call : RouteWalk.guarded()) {
        Reply reply = walk.send(call, Owner.OWN, token.getValue());
        if (reply.status() != 401 || reply.header("WWW-Authenticate") == null) {
          wrong.add(token.getKey() + " " + call.id() + " -> " + reply.status());
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void noScopeMakesAnotherOwnersUploadUsable() {
    String every = new Visitor(EnumSet.allOf(Scope.class), List.of("*")).token(issuer);
    Api api = new Api(stack.gateway().url(), every);

    for (Owner owner : Owner.values()) {
      Reply reply =
          api.post(
              "/v1/operations",
              Api.submission(walk.upload(owner)),
              "Idempotency-Key",
              UUID.randomUUID().toString());

      assertThat(reply.status()).as(owner.name()).isEqualTo(owner == Owner.OWN ? 202 : 400);
      assertThat(reply.text("/code")).isEqualTo(owner == Owner.OWN ? "" : "UPLOAD_UNKNOWN");
    }
  }

  private static boolean isRight(Visitor visitor, Call call, Owner owner, int status) {
    if (!visitor.mayEnter(call)) {
      return status == 403;
    }
    // Uploads are looked for in the caller's tenant only, whatever it supports.
    boolean hidden =
        !(RouteWalk.isEndpoint(call) ? visitor.maySeeEndpoint(owner) : visitor.maySee(owner))
            || (RouteWalk.isUpload(call) && owner == Owner.FOREIGN)
            || (RouteWalk.isForTheOwner(call) && owner != Owner.OWN);
    if (RouteWalk.isAboutSomebody(call) && hidden) {
      return status == 404;
    }
    return status < 500 && !Set.of(401, 403, 404).contains(status);
  }

  private static List<Visitor> visitors() {
    List<Visitor> visitors = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      visitors.add(new Visitor(Set.of(scope), List.of()));
      visitors.add(new Visitor(EnumSet.of(scope, Scope.TEAM), List.of()));
    }
    for (List<String> tenants : List.of(List.of("acme"), List.of("other"), List.of("*"))) {
      visitors.add(new Visitor(Set.of(Scope.SUPPORT), tenants));
      visitors.add(new Visitor(Set.of(Scope.READ), tenants));
      visitors.add(new Visitor(EnumSet.allOf(Scope.class), tenants));
    }
    visitors.add(new Visitor(Set.of(), List.of("*")));
    return visitors;
  }

  private Map<String, String> badTokens() {
    Instant now = Instant.now();
    String good = issuer.client("acme", "ann");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("none", null);
    tokens.put("garbage", "nonsense");
    tokens.put("expired", changed(c -> c.expirationTime(Date.from(now.minusSeconds(3600)))));
    tokens.put("future", changed(c -> c.notBeforeTime(Date.from(now.plusSeconds(3600)))));
    tokens.put("audience", changed(c -> c.audience("another")));
    tokens.put("issuer", changed(c -> c.issuer("another")));
    tokens.put("tenantless", changed(c -> c.claim("tenant", null)));
    tokens.put("alg none", issuer.unprotected());
    tokens.put("unsigned", good.substring(0, good.lastIndexOf('.') + 1));
    tokens.put("other key", new TokenIssuer().client("acme", "ann"));
    tokens.put("tampered", tampered(good));
    return tokens;
  }

  private String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
    return issuer.token(change);
  }

  // The claims of one token under the signature of another.
  private String tampered(String good) {
    String other = issuer.client("other", "cid");
    return other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
  }
}
