package io.longhaul.worker.database;

import io.longhaul.activities.database.Database;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The target database, kept apart from Spring's own data sources: activities open what they need.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

  @Bean
  Database database(DatabaseProperties properties) {
    return new Database(Credentials.of(properties));
  }

  @Bean
  SchemaUpkeep schemaUpkeep(Database database, DatabaseProperties properties) {
    return new SchemaUpkeep(database.dataSource(), properties.migrationRetry());
  }

  @Bean("databaseHealthIndicator")
  DatabaseHealth databaseHealth(Database database, SchemaUpkeep schema) {
    return new DatabaseHealth(database.dataSource(), schema);
  }
}
