package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.engine.DeliveryStarter;
import io.longhaul.gateway.webhooks.EndpointController.Removal;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.webhooks.AskedLog;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SealingKeys;
import io.longhaul.storage.webhooks.SecretSealer;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The webhooks of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
@Import({
  EndpointController.class,
  EndpointListController.class,
  EndpointDeliveriesController.class
})
public class WebhookConfiguration {

  @Bean
  Endpoints endpoints(BlobStore store) {
    return new Endpoints(store);
  }

  @Bean
  DeliveryLog deliveryLog(BlobStore store) {
    return new DeliveryLog(store);
  }

  @Bean
  Sealing sealing(WebhookSettings settings) {
    Path file = settings.keyFile();
    try {
      return new Sealing(file == null ? null : new SecretSealer(SealingKeys.read(file)));
    } catch (IllegalArgumentException e) {
      throw new SealingKeyException(e);
    }
  }

  @Bean
  Callbacks callbacks(Endpoints endpoints, Sealing sealing, WebhookSettings settings, Clock clock) {
    return new Callbacks(endpoints, sealing, settings.rules(), clock);
  }

  @Bean
  EndpointLookup endpointLookup(Endpoints endpoints) {
    return new EndpointLookup(endpoints);
  }

  @Bean
  Registration registration(
      Endpoints endpoints, Sealing sealing, WebhookSettings settings, Clock clock) {
    return new Registration(endpoints, sealing, settings, clock);
  }

  @Bean
  EndpointChanges endpointChanges(
      Endpoints endpoints, Sealing sealing, WebhookSettings settings, Clock clock) {
    return new EndpointChanges(endpoints, sealing, settings, clock);
  }

  @Bean
  EndpointAnswers endpointAnswers(Clock clock) {
    return new EndpointAnswers(clock);
  }

  @Bean
  Removal endpointRemoval(Endpoints endpoints, DeliveryLog log) {
    return new Removal(endpoints, log);
  }

  @Bean
  AskedLog askedLog(BlobStore store) {
    return new AskedLog(store);
  }

  @Bean
  Resending resending(
      Endpoints endpoints,
      DeliveryLog log,
      AskedLog requests,
      DeliveryStarter starter,
      Clock clock) {
    return new Resending(endpoints, log, requests, starter, clock);
  }

  @Bean
  OperationDeliveries operationDeliveries(DeliveryLog log, Resending resending) {
    return new OperationDeliveries(log, resending);
  }
}
