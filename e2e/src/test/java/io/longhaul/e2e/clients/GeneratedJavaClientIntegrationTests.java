package io.longhaul.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.stack.Repository;
import io.longhaul.e2e.workload.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** openapi-generator (Java): what it makes of our document compiles, and imports a file. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class GeneratedJavaClientIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int RECORDS = 500;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path place = Repository.find().resolve("e2e/target/clients/generated-java");
  private final Path client = place.resolve("client");

  @TestFactory
  Stream<DynamicTest> theGeneratedClientImportsAFile(Running stack) throws Exception {
    Files.createDirectories(place);
    String version =
        Objects.requireNonNull(System.getProperty("longhaul.openapi-generator"), "the version");
    maven(
        "dependency:copy",
        "-Dartifact=org.openapitools:openapi-generator-cli:" + version + ":jar",
        "-DoutputDirectory=" + place);
    generate(stack, "openapi-generator-cli-" + version + ".jar");
    Files.copy(
        Repository.find().resolve("e2e/clients/generated-java/ImportOnce.java"),
        client.resolve("src/main/java/org/example/longhaul/ImportOnce.java"),
        StandardCopyOption.REPLACE_EXISTING);
    maven(
        "-f",
        client.resolve("pom.xml").toString(),
        "-Dmaven.test.skip",
        "compile",
        "dependency:copy-dependencies",
        "-DincludeScope=runtime",
        "-DoutputDirectory=target/lib");
    return imported(stack).tests(Set.of("kinds", "import", "result"), done -> {});
  }

  // A model of the form is only made when that is asked for; the method is told of it anyway.
  private void generate(Running stack, String jar) throws Exception {
    run(
        "openapi-generator",
        JAVA,
        "-Xmx512m",
        "-jar",
        place.resolve(jar).toString(),
        "generate",
        "-g",
        "java",
        "-i",
        stack.stack().gateway().resolve("/v1/openapi.yaml").toString(),
        "-o",
        client.toString(),
        "--global-property",
        "skipFormModel=false",
        "--additional-properties",
        "invokerPackage=org.example.longhaul,apiPackage=org.example.longhaul.api,"
            + "modelPackage=org.example.longhaul.model,hideGenerationTimestamp=true");
  }

  private ClientReport imported(Running stack) throws Exception {
    Path file = CsvFiles.good(stack.own().files().resolve(Running.newKey() + ".csv"), RECORDS);
    ClientProgram program =
        new ClientProgram(
                place,
                List.of(
                    JAVA,
                    "-cp",
                    client.resolve("target/classes") + ":" + client.resolve("target/lib/*"),
                    "org.example.longhaul.ImportOnce"))
            .arguments(file.toString(), stack.newTable(Shape.APPEND_ONLY).dataset(), "" + RECORDS);
    return Surroundings.of(stack, program).run("openapi-generator (Java)", LIMIT);
  }

  private void maven(String... arguments) throws Exception {
    run(
        "Maven",
        Stream.concat(Stream.of("mvn", "-B", "-q"), Stream.of(arguments)).toArray(String[]::new));
  }

  private void run(String what, String... command) throws Exception {
    ClientReport report =
        new ClientProgram(place, List.of(command))
            .with("JAVA_HOME", System.getProperty("java.home"))
            .run(what, LIMIT);
    assertThat(report.exitCode()).as(report.said()).isZero();
  }
}
