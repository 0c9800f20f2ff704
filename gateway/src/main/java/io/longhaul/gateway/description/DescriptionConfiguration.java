package io.longhaul.gateway.description;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** The description of the API. */
@Configuration(proxyBeanMethods = false)
@Import(DescriptionController.class)
public class DescriptionConfiguration {

  // Most gateways are never asked; starting should not wait for it.
  @Bean
  @Lazy
  Pages pages() {
    return new Pages(ApiDescription.load());
  }
}
