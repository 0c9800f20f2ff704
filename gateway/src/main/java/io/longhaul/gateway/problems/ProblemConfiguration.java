package io.longhaul.gateway.problems;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that answer errors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProblemSettings.class)
@Import({ProblemAdvice.class, ContainerErrors.class})
public class ProblemConfiguration {

  @Bean
  Problems problems(ProblemSettings settings) {
    return new Problems(settings);
  }
}
