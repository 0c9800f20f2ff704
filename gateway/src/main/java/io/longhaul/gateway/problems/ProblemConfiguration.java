package io.longhaul.gateway.problems;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The beans that answer errors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProblemSettings.class)
@Import({ProblemAdvice.class, ContainerErrors.class})
public class ProblemConfiguration {

  @Bean
  Problems problems(ProblemSettings settings, List<ProblemContract> others, MeterRegistry metrics) {
    return new Problems(settings, others, metrics);
  }

  // Last, so that it comes before Tomcat's own page on the way back.
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerProblems(
      Problems problems) {
    return factory ->
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
  }

  // Tomcat would refuse TRACE by itself, and name all methods of the servlet.
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tracePasses() {
    return factory -> factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
  }

  // Spring would look at the headers to say so, and fails over a Content-Type of */*.
  @Bean
  SimpleUrlHandlerMapping noRoute(Problems problems) {
    HttpRequestHandler notFound =
        (request, response) -> problems.write(HttpStatusCodes.problem(404), request, response);
    return new SimpleUrlHandlerMapping(Map.of("/**", notFound), Ordered.LOWEST_PRECEDENCE);
  }

  @Bean
  FilterRegistrationBean<NoTrace> noTrace() {
    FilterRegistrationBean<NoTrace> registration = new FilterRegistrationBean<>(new NoTrace());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }
}
