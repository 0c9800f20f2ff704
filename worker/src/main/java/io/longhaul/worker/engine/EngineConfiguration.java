package io.longhaul.worker.engine;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.kinds.ActivityProvider;
import io.longhaul.activities.kinds.Surroundings;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.correlation.CorrelationPropagator;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of the engine, and the workers that poll it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
public class EngineConfiguration {

  // gRPC by itself waits up to two minutes before it looks for a server that was away.
  private static final Duration RECONNECT = Duration.ofMillis(500);

  @Bean
  DataConverter mainDataConverter() {
    return OperationPayloads.converter(PayloadKeys.NONE);
  }

  @Bean
  OpenPolls openPolls() {
    return new OpenPolls();
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> stubsOptions(OpenPolls polls) {
    return builder ->
        builder
            .setGrpcClientInterceptors(List.of(polls))
            .setConnectionBackoffResetFrequency(RECONNECT)
            .setGrpcReconnectFrequency(null); // null is never; zero is refused
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowClientOptions.Builder> clientOptions(WorkerSettings settings) {
    return builder ->
        builder
            .setIdentity(settings.name())
            .setContextPropagators(List.of(new CorrelationPropagator()));
  }

  @Bean
  Catalogue catalogue(DatasetDirectory datasets) {
    return Catalogue.of(datasets);
  }

  @Bean
  DrainSwitch drain() {
    return new DrainSwitch();
  }

  @Bean
  Surroundings surroundings(
      Database database,
      Uploads uploads,
      Artifacts artifacts,
      DatasetDirectory datasets,
      DrainSwitch drain) {
    return new Surroundings(database, uploads, artifacts, datasets, drain);
  }

  @Bean
  ActivityImplementations activityImplementations(
      ListableBeanFactory beans, Catalogue catalogue, Surroundings surroundings) {
    List<Object> candidates = new ArrayList<>();
    for (OperationKind kind : catalogue.kinds()) {
      candidates.addAll(beans.getBeansOfType(kind.activities()).values());
    }
    ServiceLoader.load(ActivityProvider.class)
        .forEach(provider -> candidates.add(provider.activities(surroundings)));
    return new ActivityImplementations(candidates);
  }

  @Bean
  Fleet fleet(
      WorkflowClient client,
      Catalogue catalogue,
      ActivityImplementations activities,
      List<Chore> chores,
      WorkerSettings settings) {
    return new Fleet(client, catalogue, activities, chores, settings);
  }

  @Bean
  WorkerLifecycle workerLifecycle(
      Fleet fleet, OpenPolls polls, DrainSwitch drain, WorkerSettings settings) {
    return new WorkerLifecycle(fleet, polls, drain, settings);
  }

  @Bean("engineHealthIndicator")
  EngineHealth engineHealth(WorkflowClient client, WorkerLifecycle lifecycle) {
    return new EngineHealth(client, lifecycle);
  }
}
