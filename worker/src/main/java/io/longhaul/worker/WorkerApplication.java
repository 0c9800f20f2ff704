package io.longhaul.worker;

import io.longhaul.worker.bulkimport.BulkImportConfiguration;
import io.longhaul.worker.database.DatabaseConfiguration;
import io.longhaul.worker.engine.EngineConfiguration;
import io.longhaul.worker.retention.RetentionConfiguration;
import io.longhaul.worker.storage.StorageConfiguration;
import io.longhaul.worker.webhooks.WebhookConfiguration;
import java.io.Console;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** A worker: does what operations ask for, until it is told to end. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  StorageConfiguration.class,
  DatabaseConfiguration.class,
  BulkImportConfiguration.class,
  EngineConfiguration.class,
  RetentionConfiguration.class,
  WebhookConfiguration.class
})
public class WorkerApplication {

  /** Starts a worker. */
  public static void main(String[] arguments) {
    application(WorkerApplication.class).run(arguments);
  }

  /** A worker with these sources, set up as {@link #main} does it. */
  static SpringApplication application(Class<?>... sources) {
    SpringApplication application = new SpringApplication(sources);
    application.addInitializers(WorkerApplication::serveManagementOnly);
    if (!onTerminal()) {
      application.setDefaultProperties(Map.of("logging.structured.format.console", "ecs"));
    }
    return application;
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  // Before everything else, the environment included: no setting gives a worker a public port.
  private static void serveManagementOnly(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("management only", Map.of("server.port", -1)));
  }

  @SuppressWarnings("SystemConsoleNull") // Null, says its contract, where there is no console.
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
