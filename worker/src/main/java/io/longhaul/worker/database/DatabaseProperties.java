package io.longhaul.worker.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the target database is and who asks.
 *
 * @param url a JDBC URL: {@code jdbc:postgresql://host:5432/name}
 * @param username a role that may write to the tables of the datasets
 * @param password of that role; never shown
 * @param passwordFile a file with that password, read when {@code password} is not given
 * @param connectTimeout how long one attempt to connect may take
 * @param migrationRetry pause between two attempts to bring the schema {@code longhaul} up to date
 */
@ConfigurationProperties("longhaul.database")
public record DatabaseProperties(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path passwordFile,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("2s") Duration migrationRetry) {

  /** Says nothing that is secret, nor where the database is. */
  @Override
  public String toString() {
    return "DatabaseProperties[username=" + username + ", connectTimeout=" + connectTimeout + "]";
  }
}
