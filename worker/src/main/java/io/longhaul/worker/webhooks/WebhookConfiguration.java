package io.longhaul.worker.webhooks;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.outbound.OutboundCaller;
import io.longhaul.activities.webhooks.DatabasePlaces;
import io.longhaul.activities.webhooks.Deliveries;
import io.longhaul.activities.webhooks.DeliveryResources;
import io.longhaul.activities.webhooks.HostPlaces;
import io.longhaul.activities.webhooks.SecretOpener;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SealingKeys;
import io.longhaul.storage.webhooks.SecretSealer;
import io.longhaul.worker.engine.Chore;
import io.longhaul.worker.engine.ChoreSchedule;
import io.longhaul.workflows.webhooks.DeliveryActivities;
import io.longhaul.workflows.webhooks.SweepActivities;
import io.longhaul.workflows.webhooks.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deliveries: their activities, what limits them, and the schedule of the sweep. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhookConfiguration {

  private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(2);

  @Bean
  OutboundCaller webhookCaller(WebhookSettings settings) {
    return new OutboundCaller(settings.outbound());
  }

  @Bean
  DatabasePlaces databasePlaces(Database database, WebhookSettings settings) {
    return new DatabasePlaces(database, settings.perHost());
  }

  @Bean
  HostPlaces hostPlaces(DatabasePlaces shared, WebhookSettings settings) {
    return new HostPlaces(settings.perHost(), WAIT_FOR_PLACE, shared);
  }

  @Bean
  SecretOpener secretOpener(WebhookSettings settings) {
    Path file = settings.keyFile();
    if (file == null) {
      return (_, _) -> {
        throw new IllegalStateException(
            "Secrets of webhooks cannot be opened: longhaul.webhooks.key-file names no keys.");
      };
    }
    return new SecretSealer(SealingKeys.read(file))::open;
  }

  @Bean
  EngineOperations engineOperations(WorkflowClient client, DataConverter converter) {
    return new EngineOperations(client, converter);
  }

  @Bean
  DeliveryResources deliveryResources(
      BlobStore store,
      Artifacts artifacts,
      EngineOperations operations,
      Calls calls,
      MeterRegistry metrics) {
    return new DeliveryResources(
        new DeliveryLog(store),
        new Endpoints(store),
        artifacts,
        operations,
        calls.secrets(),
        calls.caller(),
        calls.places(),
        new DeliveryMetrics(metrics),
        calls.clock());
  }

  /** What makes a call, and what keeps it in bounds. */
  record Calls(OutboundCaller caller, HostPlaces places, SecretOpener secrets, Clock clock) {}

  @Bean
  Calls calls(OutboundCaller caller, HostPlaces places, SecretOpener secrets, Clock clock) {
    return new Calls(caller, places, secrets, clock);
  }

  @Bean
  DeliveryActivities deliveryActivities(DeliveryResources resources, WebhookSettings settings) {
    return Deliveries.activities(resources, settings.schedule());
  }

  @Bean
  Chore deliveryChore(DeliveryActivities activities, WebhookSettings settings) {
    return new Chore(
        Webhooks.TASK_QUEUE,
        settings.deliveries(),
        worker -> {
          Webhooks.register(worker);
          worker.registerActivitiesImplementations(activities);
        });
  }

  @Bean
  SweepActivities sweepActivities(EngineOperations operations) {
    return Deliveries.sweep(operations);
  }

  @Bean
  Chore sweepChore(SweepActivities activities) {
    return new Chore(
        Webhooks.SWEEP,
        worker -> {
          Webhooks.registerSweep(worker);
          worker.registerActivitiesImplementations(activities);
        });
  }

  @Bean
  ChoreSchedule sweepSchedule(WorkflowClient client, WebhookSettings settings) {
    return new ChoreSchedule(client, Webhooks.SWEEP, settings.sweepInterval());
  }
}
