package io.longhaul.local.command;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.home.Ports;
import io.longhaul.local.home.Settings;
import io.longhaul.local.home.StartupException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What can be chosen when a stack is started: by option, else by environment, else as the home
 * remembers it.
 */
final class SettingOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many workers run (LONGHAUL_WORKERS; 2 unless chosen).")
  private @Nullable Integer workers;

  @Option(
      names = "--datasets",
      paramLabel = "DIR",
      description =
          "Directory of dataset definitions (LONGHAUL_DATASETS; datasets/ of the repository).")
  private @Nullable Path datasets;

  @Option(
      names = "--gateway-port",
      paramLabel = "PORT",
      description = "The API (LONGHAUL_GATEWAY_PORT; 8080).")
  private @Nullable Integer gatewayPort;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "The gateway's health and metrics (LONGHAUL_MANAGEMENT_PORT; 8081).")
  private @Nullable Integer managementPort;

  @Option(
      names = "--engine-port",
      paramLabel = "PORT",
      description = "Temporal (LONGHAUL_ENGINE_PORT; 7233).")
  private @Nullable Integer enginePort;

  @Option(
      names = "--engine-ui-port",
      paramLabel = "PORT",
      description = "Temporal Web UI (LONGHAUL_ENGINE_UI_PORT; 8233).")
  private @Nullable Integer engineUiPort;

  @Option(
      names = "--database-port",
      paramLabel = "PORT",
      description = "PostgreSQL (LONGHAUL_DATABASE_PORT; 5433).")
  private @Nullable Integer databasePort;

  Settings settings(Home home, Map<String, String> environment) {
    var remembered = Settings.read(home);
    var chosenWorkers = workers == null ? number(environment, "LONGHAUL_WORKERS") : workers;
    return new Settings(
        ports(remembered.ports(), environment),
        chosenWorkers == null ? remembered.workers() : chosenWorkers,
        datasets(remembered, environment));
  }

  private Ports ports(Ports remembered, Map<String, String> environment) {
    var chosen = new EnumMap<Port, Integer>(Port.class);
    for (var port : Port.values()) {
      var option = option(port);
      var number = option == null ? number(environment, port.variable()) : option;
      if (number != null) {
        chosen.put(port, number);
      }
    }
    return remembered.with(chosen);
  }

  private @Nullable Integer option(Port port) {
    return switch (port) {
      case GATEWAY -> gatewayPort;
      case MANAGEMENT -> managementPort;
      case ENGINE -> enginePort;
      case ENGINE_UI -> engineUiPort;
      case DATABASE -> databasePort;
    };
  }

  private @Nullable String datasets(Settings remembered, Map<String, String> environment) {
    var named = environment.getOrDefault("LONGHAUL_DATASETS", "");
    var chosen = datasets == null && !named.isBlank() ? Path.of(named) : datasets;
    return chosen == null ? remembered.datasets() : chosen.toAbsolutePath().normalize().toString();
  }

  private static @Nullable Integer number(Map<String, String> environment, String variable) {
    var text = environment.getOrDefault(variable, "").strip();
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new StartupException(
          "%s is \"%s\", and should be a number.".formatted(variable, text), e);
    }
  }
}
