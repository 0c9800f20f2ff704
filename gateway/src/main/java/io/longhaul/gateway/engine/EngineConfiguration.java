package io.longhaul.gateway.engine;

import io.longhaul.workflows.correlation.CorrelationPropagator;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of the engine, and what the gateway asks of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
public class EngineConfiguration {

  // gRPC by itself waits up to two minutes before it looks for a server that was away.
  private static final Duration RECONNECT = Duration.ofMillis(500);

  @Bean
  DataConverter mainDataConverter() {
    return OperationPayloads.converter(PayloadKeys.NONE);
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> stubsOptions(
      EngineSettings settings) {
    RpcRetryOptions retries =
        RpcRetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(50))
            .setMaximumInterval(Duration.ofMillis(200))
            .setExpiration(settings.callTimeout())
            .buildWithDefaultsFrom(RpcRetryOptions.getDefaultInstance());
    return builder ->
        builder
            .setRpcTimeout(settings.callTimeout())
            .setRpcRetryOptions(retries)
            .setConnectionBackoffResetFrequency(RECONNECT);
  }

  @Bean
  TemporalOptionsCustomizer<WorkflowClientOptions.Builder> clientOptions() {
    return builder -> builder.setContextPropagators(List.of(new CorrelationPropagator()));
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService engineDeadlines() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("engine-deadlines").factory());
  }

  @Bean
  EngineCalls engineCalls(
      WorkflowClient client, EngineSettings settings, ScheduledExecutorService engineDeadlines) {
    return new EngineCalls(client, settings, engineDeadlines);
  }

  @Bean
  OperationReader operationReader(EngineCalls engine, DataConverter converter) {
    return new OperationReader(engine, converter);
  }

  @Bean
  OperationStarter operationStarter(EngineCalls engine, Clock clock) {
    return new OperationStarter(engine, clock);
  }

  @Bean
  DeliveryStarter deliveryStarter(EngineCalls engine) {
    return new DeliveryStarter(engine);
  }

  @Bean
  OperationCommands operationCommands(EngineCalls engine, DataConverter converter) {
    return new OperationCommands(engine, converter);
  }

  @Bean
  OperationListing operationListing(EngineCalls engine, DataConverter converter) {
    return new OperationListing(engine, converter);
  }

  @Bean
  OperationCount operationCount(EngineCalls engine) {
    return new OperationCount(engine);
  }

  @Bean
  PastRuns pastRuns(EngineCalls engine, DataConverter converter) {
    return new PastRuns(engine, converter);
  }

  @Bean
  RecordRemoval recordRemoval(EngineCalls engine, DataConverter converter) {
    return new RecordRemoval(engine, converter);
  }

  @Bean
  SnapshotQueries snapshotQueries(
      EngineCalls engine, DataConverter converter, EngineSettings settings) {
    return new SnapshotQueries(engine, converter, settings);
  }

  @Bean
  EngineHealth engineHealthIndicator(EngineCalls engine, EngineSettings settings) {
    return new EngineHealth(engine, settings);
  }
}
