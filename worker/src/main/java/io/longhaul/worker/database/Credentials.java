package io.longhaul.worker.database;

import io.longhaul.activities.database.DatabaseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what is configured into what opens a connection, or says what is missing. */
final class Credentials {

  private Credentials() {}

  static DatabaseSettings of(DatabaseProperties properties) {
    String url = required(properties.url(), "url", "jdbc:postgresql://host:5432/name");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new DatabaseAccessException(
          "longhaul.database.url does not begin with jdbc:postgresql:.",
          "Set longhaul.database.url (LONGHAUL_DATABASE_URL) to a JDBC URL of a PostgreSQL 14 or"
              + " newer, such as jdbc:postgresql://host:5432/name.");
    }
    String username = required(properties.username(), "username", "the name of a role");
    return new DatabaseSettings(url, username, password(properties), properties.connectTimeout());
  }

  private static String required(@Nullable String value, String name, String example) {
    if (value == null || value.isBlank()) {
      throw new DatabaseAccessException(
          "longhaul.database." + name + " is not set.",
          "Set longhaul.database.%s (LONGHAUL_DATABASE_%s), for example to %s."
              .formatted(name, name.toUpperCase(Locale.ROOT), example));
    }
    return value;
  }

  private static String password(DatabaseProperties properties) {
    if (properties.password() != null) {
      return properties.password();
    }
    Path file = properties.passwordFile();
    if (file == null) {
      throw new DatabaseAccessException(
          "Neither longhaul.database.password-file nor longhaul.database.password is set.",
          "Put the password into a file that only the worker may read, and set"
              + " longhaul.database.password-file (LONGHAUL_DATABASE_PASSWORD_FILE) to its path.");
    }
    return read(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new DatabaseAccessException(
          "The password file " + file + " could not be read: " + e + ".",
          "Check longhaul.database.password-file (LONGHAUL_DATABASE_PASSWORD_FILE), and that the"
              + " worker's user may read that file.");
    }
  }
}
