package io.longhaul.gateway.limits;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.problems.Problems;
import io.longhaul.workflows.operation.ErrorCode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The limits of single requests and addresses, right behind the correlation filter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LimitSettings.class, ProxySettings.class})
public class LimitConfiguration {

  @Bean
  TrustedProxies trustedProxies(ProxySettings settings) {
    return new TrustedProxies(settings);
  }

  @Bean
  FilterRegistrationBean<ForwardedHeaders> forwardedHeaders(TrustedProxies proxies) {
    FilterRegistrationBean<ForwardedHeaders> registration =
        new FilterRegistrationBean<>(new ForwardedHeaders(proxies));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<RequestLimits> requestLimits(LimitSettings settings, Problems problems) {
    FilterRegistrationBean<RequestLimits> registration =
        new FilterRegistrationBean<>(new RequestLimits(settings, problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionLimits(
      LimitSettings settings, TrustedProxies proxies, Problems problems) {
    return factory -> {
      factory.setProtocol(GuardedProtocol.class.getName());
      factory.addConnectorCustomizers(connector -> {
        if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
          protocol.setMaxHttpRequestHeaderSize((int) settings.mostHeaders().toBytes());
          protocol.limit(settings.headerTimeout(), tooSlow(settings, problems));
          protocol.limit(
              new Room(settings.requestsAtOnce(), settings.placeTimeout()), full(problems));
          if (settings.connectionsPerAddress() > 0) {
            protocol.limit(
                new ConnectionCount(settings.connectionsPerAddress()),
                proxies::contain,
                tooMany(settings, problems));
          }
        }
      });
    };
  }

  private static String tooMany(LimitSettings settings, Problems problems) {
    return answer(
        "429",
        "Retry-After: 5\r\n",
        problems.text(
            new ProblemException(
                ErrorCode.TOO_MANY_CONNECTIONS,
                "An address may have %d connections at a time."
                    .formatted(settings.connectionsPerAddress()))));
  }

  private static String full(Problems problems) {
    return answer(
        "503",
        "Retry-After: 5\r\n",
        problems.text(
            new ProblemException(
                ErrorCode.OVERLOADED, "So many requests are being answered that none fits in.")));
  }

  private static String tooSlow(LimitSettings settings, Problems problems) {
    return answer(
        "408",
        "",
        problems.text(
            new ProblemException(
                ErrorCode.REQUEST_TIMEOUT,
                "The headers did not come within %d s."
                    .formatted(Math.max(1, settings.headerTimeout().toSeconds())))));
  }

  private static String answer(String status, String headers, String body) {
    return """
    HTTP/1.1 %s \r
    Content-Type: application/problem+json\r
    Content-Length: %d\r
    %sCache-Control: no-store\r
    Connection: close\r
    \r
    %s\
    """
        .formatted(status, body.length(), headers, body);
  }
}
