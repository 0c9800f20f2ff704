package io.longhaul.gateway.stack;

import io.longhaul.gateway.GatewayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The gateway as it is shipped, in this process, on ports of its own. */
public final class TestGateway implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final DescribeCounter describes;

  private TestGateway(ConfigurableApplicationContext context, DescribeCounter describes) {
    this.context = context;
    this.describes = describes;
  }

  /**
   * Starts one.
   *
   * @param home keeps its files; several gateways may share it
   * @param properties as on the command line, without the dashes
   */
  public static TestGateway start(
      String engine, Path home, TokenIssuer issuer, String... properties) {
    return startAhead(Duration.ZERO, engine, home, issuer, properties);
  }

  /** Starts one whose clock is ahead of the others'. */
  public static TestGateway startAhead(
      Duration ahead, String engine, Path home, TokenIssuer issuer, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("server.port=0");
    arguments.add("server.address=127.0.0.1");
    arguments.add("management.server.port=0");
    arguments.add("spring.temporal.connection.target=" + engine);
    arguments.add("longhaul.storage.root=" + home.resolve("blobs"));
    arguments.add("longhaul.datasets.directory=" + datasets(home));
    arguments.add("longhaul.access.public-key=" + issuer.writePublicKey(home));
    arguments.add("longhaul.access.issuer=longhaul-test");
    arguments.add("longhaul.tickets.key-file=" + ticketKeys(home));
    arguments.add("longhaul.webhooks.allowed-targets=localhost:9000");
    arguments.add("longhaul.webhooks.key-file=" + sealingKeys(home));
    arguments.addAll(Arrays.asList(properties));
    DescribeCounter describes = new DescribeCounter();
    return new TestGateway(
        new SpringApplicationBuilder(GatewayApplication.class)
            .initializers(context -> {
              context.getBeanFactory().addBeanPostProcessor(describes);
              ((GenericApplicationContext) context)
                  .registerBean(
                      "aheadClock",
                      Clock.class,
                      () -> Clock.offset(Clock.systemUTC(), ahead),
                      definition -> definition.setPrimary(true));
            })
            .run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new)),
        describes);
  }

  /** How often it has asked the engine to describe an operation. */
  public int describes(String path) {
    return describes.count(path.substring(path.lastIndexOf('/') + 1));
  }

  /** What clients prefix their addresses with. */
  public String url() {
    return "http://127.0.0.1:" + property("local.server.port");
  }

  /** Where health and metrics are. */
  public String managementUrl() {
    return "http://127.0.0.1:" + property("local.management.port");
  }

  /** A part of it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private String property(String name) {
    return Objects.requireNonNull(context.getEnvironment().getProperty(name), name);
  }

  // The same for all that share a home.
  private static Path ticketKeys(Path home) {
    try {
      return Files.writeString(home.resolve("ticket-keys"), "k".repeat(40) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path sealingKeys(Path home) {
    String key =
        Base64.getEncoder().encodeToString("s".repeat(32).getBytes(StandardCharsets.UTF_8));
    try {
      return Files.writeString(home.resolve("sealing-keys"), "test-1:" + key + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path datasets(Path home) {
    Path directory = home.resolve("datasets");
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("pets.yaml"),
          """
          table: pets
          columns:
            - {header: Name, name: name, type: text}
          """);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
