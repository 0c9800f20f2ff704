package io.longhaul.gateway;

import io.longhaul.gateway.access.AccessConfiguration;
import io.longhaul.gateway.artifacts.StorageConfiguration;
import io.longhaul.gateway.correlation.CorrelationConfiguration;
import io.longhaul.gateway.description.DescriptionConfiguration;
import io.longhaul.gateway.engine.EngineConfiguration;
import io.longhaul.gateway.following.FollowingConfiguration;
import io.longhaul.gateway.google.GoogleConfiguration;
import io.longhaul.gateway.kinds.KindsConfiguration;
import io.longhaul.gateway.limits.LimitConfiguration;
import io.longhaul.gateway.operations.OperationConfiguration;
import io.longhaul.gateway.problems.ProblemConfiguration;
import io.longhaul.gateway.quotas.QuotaConfiguration;
import io.longhaul.gateway.uploads.UploadConfiguration;
import io.longhaul.gateway.webhooks.WebhookConfiguration;
import java.io.Console;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The gateway: the only door for clients. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  ProblemConfiguration.class,
  CorrelationConfiguration.class,
  LimitConfiguration.class,
  AccessConfiguration.class,
  StorageConfiguration.class,
  EngineConfiguration.class,
  FollowingConfiguration.class,
  KindsConfiguration.class,
  UploadConfiguration.class,
  WebhookConfiguration.class,
  OperationConfiguration.class,
  GoogleConfiguration.class,
  DescriptionConfiguration.class,
  QuotaConfiguration.class
})
public class GatewayApplication {

  /** Starts a gateway, and keeps it until it is told to end. */
  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(GatewayApplication.class);
    if (!onTerminal()) {
      application.setDefaultProperties(Map.of("logging.structured.format.console", "ecs"));
    }
    application.run(arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  // JDK 25 gives null again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
