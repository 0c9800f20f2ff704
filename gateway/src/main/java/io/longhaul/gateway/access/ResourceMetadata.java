package io.longhaul.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;

/** What clients can find out about tokens for this gateway by themselves (RFC 9728). */
final class ResourceMetadata {

  private static final String PATH = "/.well-known/oauth-protected-resource";

  private ResourceMetadata() {}

  static void describe(OAuth2ProtectedResourceMetadata.Builder metadata, AccessSettings settings) {
    metadata.resourceName("Longhaul").tlsClientCertificateBoundAccessTokens(false);
    for (Scope scope : Scope.values()) {
      metadata.scope(scope.wire());
    }
    String issuer = settings.issuerUri();
    if (issuer != null) {
      metadata.authorizationServer(issuer);
    }
  }

  static boolean isAskedFor(HttpServletRequest request) {
    return request.getRequestURI().equals(PATH);
  }

  /** Where it is, seen from a request. */
  static String address(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return url.substring(0, url.length() - request.getRequestURI().length()) + PATH;
  }
}
