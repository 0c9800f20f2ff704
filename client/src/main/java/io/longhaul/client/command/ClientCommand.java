package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.RetryNotice;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that speaks to a server. */
abstract class ClientCommand implements Callable<Integer> {
  private static final Duration SHORT = Duration.ofSeconds(10);

  /** For commands that follow a file or an operation. */
  static final Duration LONG = Duration.ofMinutes(5);

  private final Surroundings surroundings;
  private final OutageNotice outages;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--json",
      description = "Print the answer, or the error, as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  ClientCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.outages = new OutageNotice(surroundings.err());
  }

  @Override
  public final Integer call() throws Exception {
    try (LonghaulClient client = server.connect(surroundings, patience(), this::onRetry)) {
      return run(client).code();
    }
  }

  abstract ExitCode run(LonghaulClient client) throws Exception;

  Duration patience() {
    return SHORT;
  }

  void onRetry(RetryNotice notice) {
    outages.accept(notice);
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  final Printer printer() {
    return new Printer(surroundings.out(), json);
  }

  final boolean json() {
    return json;
  }

  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
