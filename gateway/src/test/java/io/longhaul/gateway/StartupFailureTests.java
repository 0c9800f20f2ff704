package io.longhaul.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.longhaul.gateway.stack.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that cannot start says what is wrong, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

  private final Path home;

  StartupFailureTests(@TempDir Path home) throws IOException {
    this.home = home;
    Files.createDirectory(home.resolve("datasets"));
    new TokenIssuer().writePublicKey(home);
  }

  @Test
  void missingPublicKey(CapturedOutput output) {
    start("longhaul.access.public-key=" + home.resolve("nothing.pem"));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("cannot be read from " + home.resolve("nothing.pem"))
        .contains("LONGHAUL_ACCESS_PUBLIC_KEY");
  }

  @Test
  void missingIssuer(CapturedOutput output) {
    start("longhaul.access.issuer=");

    assertThat(output)
        .contains("The issuer of access tokens is not set.")
        .contains("LONGHAUL_ACCESS_ISSUER");
  }

  @Test
  void ticketKeyThatIsTooShort(CapturedOutput output) throws IOException {
    Path file = Files.writeString(home.resolve("tickets"), "secret-but-short\n");

    start("longhaul.tickets.key-file=" + file);

    assertThat(output)
        .contains(file + " holds no key for tickets, or one that is too short.")
        .contains("LONGHAUL_TICKETS_KEY_FILE")
        .doesNotContain("secret-but-short");
  }

  @Test
  void storageRootThatIsNoDirectory(CapturedOutput output) throws IOException {
    Path file = Files.createFile(home.resolve("file"));

    start("longhaul.storage.root=" + file);

    assertThat(output).contains(file.toString()).contains("LONGHAUL_STORAGE_ROOT");
  }

  @Test
  void missingDatasets(CapturedOutput output) {
    start("longhaul.datasets.directory=" + home.resolve("elsewhere"));

    assertThat(output)
        .contains("There is no directory " + home.resolve("elsewhere"))
        .contains("LONGHAUL_DATASETS_DIRECTORY");
  }

  @Test
  void retentionOfLessThanADay(CapturedOutput output) {
    start("longhaul.operations.retention=12h");

    assertThat(output).contains("longhaul.operations.retention must be 1d or longer.");
  }

  // No terminal here, as in production.
  @Test
  void whereThereIsNoTerminalTheLogIsJson(CapturedOutput output) {
    String[] wrong = arguments("longhaul.access.issuer=");
    String[] arguments = Arrays.copyOf(wrong, wrong.length + 1);
    arguments[wrong.length] = "--logging.config=classpath:console.xml";

    assertThatException().isThrownBy(() -> GatewayApplication.main(arguments));

    assertThat(output.getAll().lines().filter(line -> line.startsWith("{")))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(JsonMapper.shared().readTree(line).has("@timestamp")).isTrue())
        .anyMatch(line -> line.contains("The issuer of access tokens is not set."));
  }

  private void start(String wrong) {
    String[] arguments = arguments(wrong);
    assertThatException()
        .isThrownBy(() -> new SpringApplicationBuilder(GatewayApplication.class).run(arguments));
  }

  private String[] arguments(String wrong) {
    String name = wrong.substring(0, wrong.indexOf('='));
    return Stream.concat(
            Stream.of(
                    "server.port=0",
                    "management.server.port=0",
                    "spring.temporal.connection.target=127.0.0.1:1",
                    "longhaul.access.public-key=" + home.resolve("public.pem"),
                    "longhaul.access.issuer=longhaul-test",
                    "longhaul.storage.root=" + home.resolve("blobs"),
                    "longhaul.datasets.directory=" + home.resolve("datasets"))
                .filter(argument -> !argument.startsWith(name + "=")),
            Stream.of(wrong))
        .map(argument -> "--" + argument)
        .toArray(String[]::new);
  }
}
