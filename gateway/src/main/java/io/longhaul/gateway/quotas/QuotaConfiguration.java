package io.longhaul.gateway.quotas;

import com.github.benmanes.caffeine.cache.Ticker;
import io.longhaul.gateway.engine.OperationCount;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The limits of callers and tenants. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RateSettings.class, QuotaSettings.class})
@Import(QuotasController.class)
public class QuotaConfiguration {

  @Bean
  RateLimits rateLimits(RateSettings settings) {
    return new RateLimits(settings);
  }

  @Bean
  UnfinishedOperations unfinishedOperations(QuotaSettings settings, OperationCount engine) {
    return new UnfinishedOperations(settings, engine::unfinished, Ticker.systemTicker());
  }
}
