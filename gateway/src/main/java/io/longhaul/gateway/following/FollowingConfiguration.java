package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.OperationListing;
import io.longhaul.gateway.engine.OperationReader;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.limits.LimitSettings;
import io.longhaul.workflows.operation.OperationId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shared looks, and what lives on them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowingSettings.class)
public class FollowingConfiguration {

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService lookExecutor() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("look-", 0).factory());
  }

  @Bean
  SharedLooks sharedLooks(
      OperationReader reader, FollowingSettings settings, ExecutorService lookExecutor) {
    LookSource engine =
        new LookSource() {
          @Override
          public Sighting find(OperationId id) {
            return reader.find(id);
          }

          @Override
          public boolean exists(OperationId id) {
            return reader.exists(id);
          }
        };
    return new SharedLooks(engine, settings, lookExecutor, Time.REAL);
  }

  @Bean
  SharedLists sharedLists(
      OperationListing listing, SharedLooks looks, ExecutorService lookExecutor) {
    return new SharedLists(
        (filter, size) -> listing.list(filter, size, new byte[0]), looks, lookExecutor, Time.REAL);
  }

  @Bean
  Streams streams(
      SharedLooks looks,
      SharedLists lists,
      FollowingSettings settings,
      ExecutorService lookExecutor) {
    return new Streams(looks, lists, settings, lookExecutor, Time.REAL);
  }

  @Bean
  Refresher refresher(SharedLooks looks, SharedLists lists, Streams streams) {
    return new Refresher(looks, lists, streams);
  }

  @Bean
  MeterBinder followingMeters(SharedLooks looks, Streams streams, Waits waits) {
    return registry -> {
      Gauge.builder("longhaul.following.watched", looks, SharedLooks::watched)
          .description("Operations that somebody waits for or listens to")
          .register(registry);
      Gauge.builder("longhaul.following.streams", streams, Streams::open)
          .description("Open streams of events")
          .register(registry);
      Gauge.builder("longhaul.following.waiting", waits, Waits::waiting)
          .description("Requests that wait for something to happen")
          .register(registry);
    };
  }

  @Bean
  Waits waits(SharedLooks looks, LimitSettings limits) {
    return new Waits(looks, limits.waitsAtOnce());
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> hangUps() {
    return factory ->
        factory.addContextCustomizers(context -> context.getPipeline().addValve(new HangUp()));
  }
}
