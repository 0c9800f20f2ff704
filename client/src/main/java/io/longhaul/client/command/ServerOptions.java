package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.RetryNotice;
import io.longhaul.client.RetryPolicy;
import io.longhaul.client.TokenSource;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server to speak to, as whom, and how patiently. */
final class ServerOptions {
  private static final String DEFAULT = "http://localhost:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server (LONGHAUL_URL; else the one-machine stack of LONGHAUL_HOME; else "
              + DEFAULT
              + ").")
  private @Nullable URI server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "Access token (LONGHAUL_TOKEN). Other users of this machine can read command lines: "
              + "prefer --token-file.")
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File with the access token, read before each request (LONGHAUL_TOKEN_FILE; for a server "
              + "on this machine else client.token of LONGHAUL_HOME).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to try again when the server does not answer, such as 30s or 5m (default: 10s, "
              + "and 5m where a file or an operation is followed).")
  private @Nullable Duration patience;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  LonghaulClient connect(
      Surroundings surroundings, Duration defaultPatience, Consumer<RetryNotice> onRetry) {
    URI address = address(surroundings);
    Duration budget = patience == null ? defaultPatience : patience;
    try {
      return LonghaulClient.builder(address)
          .token(token(surroundings, address))
          .retryPolicy(RetryPolicy.DEFAULT.withBudget(budget))
          .userAgent("longhaul-cli/" + Version.text())
          .onRetry(onRetry)
          .build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private URI address(Surroundings surroundings) {
    if (server != null) {
      return server;
    }
    String named = surroundings.variable("LONGHAUL_URL");
    String found = named == null ? StackHome.of(surroundings).gateway() : named;
    try {
      return URI.create(found == null ? DEFAULT : found);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "LONGHAUL_URL is not an address: " + found, e);
    }
  }

  private TokenSource token(Surroundings surroundings, URI address) {
    if (token != null) {
      return TokenSource.of(token.strip());
    }
    if (tokenFile != null) {
      return fromFile(surroundings.resolve(tokenFile));
    }
    String variable = surroundings.variable("LONGHAUL_TOKEN");
    if (variable != null) {
      return TokenSource.of(variable);
    }
    String file = surroundings.variable("LONGHAUL_TOKEN_FILE");
    if (file != null) {
      return fromFile(surroundings.resolve(Path.of(file)));
    }
    // The stack's own token goes to no other machine.
    Path own = isThisMachine(address) ? StackHome.of(surroundings).token() : null;
    return own == null ? TokenSource.NONE : TokenSource.ofFile(own);
  }

  private TokenSource fromFile(Path file) {
    if (!Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), "The token file cannot be read: " + file);
    }
    return TokenSource.ofFile(file);
  }

  private static boolean isThisMachine(URI address) {
    try {
      return address.getHost() != null
          && InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
