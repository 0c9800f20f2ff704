package io.longhaul.gateway.access;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.web.cors.CorsConfiguration;

/** Opens the gateway to pages of other origins; tokens come in a header, so no cookie is needed. */
final class CrossOrigin {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private CrossOrigin() {}

  static void configure(CorsConfigurer<HttpSecurity> cors, CorsSettings settings) {
    if (settings.origins().isEmpty()) {
      cors.disable();
      return;
    }
    CorsConfiguration open = new CorsConfiguration();
    open.setAllowedOrigins(settings.origins());
    open.setAllowedMethods(METHODS);
    open.setAllowedHeaders(List.of(CorsConfiguration.ALL));
    open.setExposedHeaders(List.of(CorsConfiguration.ALL));
    open.setAllowCredentials(false);
    open.setMaxAge(settings.maxAge());
    cors.configurationSource(_ -> open);
  }
}
