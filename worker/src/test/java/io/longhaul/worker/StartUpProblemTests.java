package io.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every failure of a start says what is wrong and what to do, and nothing secret. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpProblemTests {

  @TempDir Path folder;

  @Test
  void namesTheMissingUrl(CapturedOutput output) {
    fails(Map.of("longhaul.database.url", ""));

    assertThat(output)
        .contains("longhaul.database.url is not set")
        .contains("LONGHAUL_DATABASE_URL");
  }

  @Test
  void namesTheUrlThatIsNoneOfPostgresWithoutShowingIt(CapturedOutput output) {
    fails(Map.of("longhaul.database.url", "jdbc:mysql://user:geheim@host/db"));

    assertThat(output).contains("does not begin with jdbc:postgresql:").doesNotContain("geheim");
  }

  @Test
  void namesTheMissingPassword(CapturedOutput output) {
    fails(Map.of("longhaul.database.password", "-"));

    assertThat(output).contains("LONGHAUL_DATABASE_PASSWORD_FILE");
  }

  @Test
  void namesThePasswordFileThatIsNotThere(CapturedOutput output) {
    fails(
        Map.of(
            "longhaul.database.password",
            "-",
            "longhaul.database.password-file",
            folder.resolve("nothing").toString()));

    assertThat(output).contains("nothing could not be read");
  }

  @Test
  void namesTheStorageRootThatCannotBeUsed(CapturedOutput output) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no directory");

    fails(Map.of("longhaul.storage.root", file.toString()));

    assertThat(output).contains("LONGHAUL_STORAGE_ROOT");
  }

  @Test
  void namesTheHeartbeatTimeoutThatIsTooShort(CapturedOutput output) {
    fails(Map.of("longhaul.worker.heartbeat-timeout", "1s"));

    assertThat(output).contains("longhaul.worker.heartbeat-timeout is below 2s");
  }

  // With "-" for what is to be left out.
  private void fails(Map<String, String> changes) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("management.server.port", "0");
    properties.put("longhaul.storage.root", folder.resolve("blobs").toString());
    properties.put("longhaul.database.url", "jdbc:postgresql://127.0.0.1:1/none");
    properties.put("longhaul.database.username", "nobody");
    properties.put("longhaul.database.password", "geheim");
    properties.putAll(changes);
    properties.values().removeIf("-"::equals);
    String[] arguments =
        properties.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);

    assertThatThrownBy(() -> WorkerApplication.application(WorkerApplication.class).run(arguments))
        .isNotNull();
  }
}
