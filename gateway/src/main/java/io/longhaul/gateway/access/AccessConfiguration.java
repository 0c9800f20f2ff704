package io.longhaul.gateway.access;

import io.longhaul.gateway.audit.AuditFilter;
import io.longhaul.gateway.problems.Problems;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The gateway as an OAuth2 resource server: stateless, tokens only, scopes by route. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, CorsSettings.class, TicketSettings.class})
public class AccessConfiguration {

  @Bean
  JwtDecoder jwtDecoder(AccessSettings settings) {
    return TokenDecoders.of(settings);
  }

  @Bean
  Tickets tickets(TicketSettings settings, Clock clock) {
    return new Tickets(TicketKeys.of(settings.keyFile()), settings.life(), clock);
  }

  // Right after the request id is known, and before anything else.
  @Bean
  FilterRegistrationBean<TicketStripping> ticketStripping() {
    FilterRegistrationBean<TicketStripping> registration =
        new FilterRegistrationBean<>(new TicketStripping());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  // Health and metrics have a port of their own, which is not for clients.
  @Bean
  @Order(1)
  SecurityFilterChain managementAccess(HttpSecurity http) {
    return http.securityMatcher("/actuator/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain apiAccess(
      HttpSecurity http, JwtDecoder decoder, Door door, Problems problems) {
    AccessProblems answers = new AccessProblems(problems);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(AccessConfiguration::harden)
        .cors(cors -> CrossOrigin.configure(cors, door.cors()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterAfter(new MetadataMethods(), CorsFilter.class)
        .addFilterBefore(new AuditFilter(), BearerTokenAuthenticationFilter.class)
        .addFilterAfter(
            new GatekeeperFilter(door.gatekeepers(), problems),
            BearerTokenAuthenticationFilter.class)
        .authorizeHttpRequests(AccessConfiguration::authorize)
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.decoder(decoder))
                .protectedResourceMetadata(resource ->
                    resource.protectedResourceMetadataCustomizer(
                        metadata -> ResourceMetadata.describe(metadata, door.settings())))
                .authenticationEntryPoint(answers)
                .accessDeniedHandler(answers))
        .addFilterBefore(
            new TicketAuthenticationFilter(door.tickets()), BearerTokenAuthenticationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        .build();
  }

  /** What the one door is made of. */
  record Door(
      AccessSettings settings, CorsSettings cors, Tickets tickets, List<Gatekeeper> gatekeepers) {}

  @Bean
  Door door(
      AccessSettings settings, CorsSettings cors, Tickets tickets, List<Gatekeeper> gatekeepers) {
    return new Door(settings, cors, tickets, gatekeepers);
  }

  // Answers are no pages: nothing may be loaded by them, and nothing may frame them.
  private static void harden(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .cacheControl(cache -> cache.disable())
        .contentSecurityPolicy(
            policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  private static void authorize(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers(HttpMethod.OPTIONS)
        .permitAll()
        .requestMatchers(RouteScopes::isOpen)
        .permitAll()
        .anyRequest()
        .access(AccessConfiguration::decide);
  }

  // What each filter of the chain took is nobody's question, and asking costs as much as answering.
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestRejectedHandler rejectedRequests() {
    return (request, response, e) -> response.sendError(400);
  }

  // A method that a route does not take is refused where it is known which ones it takes.
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  @Bean
  WebMvcConfigurer callerArguments() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
      }
    };
  }

  private static AuthorizationDecision decide(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Caller caller = CallerArgument.caller(authentication.get());
    if (caller == null) {
      return new AuthorizationDecision(false);
    }
    List<Scope> oneOf = RouteScopes.oneOf(context.getRequest());
    return new AuthorizationDecision(oneOf.isEmpty() || oneOf.stream().anyMatch(caller::has));
  }
}
