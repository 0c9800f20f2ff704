package io.longhaul.e2e.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/configuration.md says what the settings of gateway and worker are: no more, no less. */
class ConfigurationReferenceTests {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String METADATA =
      "target/classes/META-INF/spring-configuration-metadata.json";

  @Test
  void pageNamesEverySettingWithItsDefault() throws IOException {
    String page = page();
    if (Boolean.getBoolean("longhaul.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("Run mvn -pl e2e test -Dtest=ConfigurationReferenceTests -Dlonghaul.docs.write=true")
        .hasContent(page);
  }

  private static String page() throws IOException {
    return """
    # Configuration

    Every setting of Longhaul's own, with its default. Each can be given as a property (`--longhaul.storage.root=…`), in
    `application.yaml` beside the jar, or as an environment variable (`LONGHAUL_STORAGE_ROOT`). Spring Boot's own settings apply
    too; those of the connection to the engine begin with `spring.temporal.`. Durations are written `10s`, `5m`, `30d`; sizes
    `64KB`, `1MB`. This page is made from the code.

    ## Gateway

    %s
    ## Worker

    %s\
    """
        .formatted(table("gateway"), table("worker"));
  }

  private static String table(String module) throws IOException {
    JsonNode metadata =
        JsonMapper.shared().readTree(Files.readString(Path.of("..", module, METADATA)));
    List<JsonNode> settings = new ArrayList<>();
    for (JsonNode setting : metadata.get("properties")) {
      if (setting.get("name").asString().startsWith("longhaul.")) {
        settings.add(setting);
      }
    }
    assertThat(settings).as("settings of " + module).isNotEmpty();
    settings.sort(Comparator.comparing(setting -> setting.get("name").asString()));
    StringBuilder table =
        new StringBuilder("| property | environment | type | default | |\n|---|---|---|---|---|\n");
    settings.forEach(setting -> table.append(row(setting)));
    return table.toString();
  }

  private static String row(JsonNode setting) {
    String name = setting.get("name").asString();
    String type = setting.path("type").asString("");
    String description = setting.path("description").asString("");
    assertThat(description).as("description of " + name).isNotBlank();
    return "| `%s` | `%s` | %s | %s | %s |%n"
        .formatted(
            name,
            name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""),
            type.replaceAll("[a-z]+\\.", "").replaceAll("List<(.*)>", "list of $1"),
            value(setting.get("defaultValue")),
            description);
  }

  private static String value(JsonNode value) {
    return value == null
        ? ""
        : "`" + (value.isString() ? value.asString() : value.toString()) + "`";
  }
}
