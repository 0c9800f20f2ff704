package io.longhaul.client.command;

import io.longhaul.client.LonghaulException;
import io.longhaul.client.NotFinishedException;
import io.longhaul.client.Problem;
import io.longhaul.client.RefusedException;
import io.longhaul.client.UnreachableException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a command that failed tells people and scripts; only defects show a stack trace. */
final class FailureReport implements IExecutionExceptionHandler {
  private final Surroundings surroundings;

  FailureReport(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    ExitCode code = code(failure);
    if (code == null) {
      throw failure;
    }
    Problem problem = problem(failure);
    surroundings.out().flush();
    tellPeople(failure, problem);
    if (line.getCommand() instanceof ClientCommand command && command.json()) {
      command.printer().document(document(failure, problem, code));
    }
    return code.code();
  }

  private static @Nullable ExitCode code(Exception failure) {
    return switch (failure) {
      case LonghaulException e ->
          switch (e) {
            case RefusedException refused -> refused(refused.code());
            case UnreachableException _ -> ExitCode.UNREACHABLE;
            case NotFinishedException _ -> ExitCode.NOT_FINISHED;
          };
      case UsageException _ -> ExitCode.USAGE;
      case UnknownDatasetException _ -> ExitCode.REFUSED;
      case IOException _ -> ExitCode.INTERNAL;
      case UncheckedIOException _ -> ExitCode.INTERNAL;
      default -> null;
    };
  }

  private static ExitCode refused(String code) {
    return switch (code) {
      case "OPERATION_FAILED" -> ExitCode.FAILED;
      case "OPERATION_CANCELED" -> ExitCode.CANCELED;
      default -> ExitCode.REFUSED;
    };
  }

  private static @Nullable Problem problem(Exception failure) {
    return switch (failure) {
      case RefusedException e -> e.problem();
      case UnreachableException e -> e.problem();
      default -> null;
    };
  }

  private void tellPeople(Exception failure, @Nullable Problem problem) {
    PrintStream err = surroundings.err();
    err.println(failure.getMessage());
    if (failure instanceof UnreachableException && problem == null) {
      err.println("Is it running (./longhaul up), and is --server or LONGHAUL_URL right?");
    }
    if (problem != null) {
      problem.errors().forEach(each -> err.println("  " + each));
      hint(problem.code()).ifPresent(err::println);
      if (problem.requestId() != null) {
        err.println("  Request id: " + problem.requestId());
      }
    }
    err.flush();
  }

  private java.util.Optional<String> hint(String code) {
    String program = surroundings.program();
    return java.util.Optional.ofNullable(
        switch (code) {
          case "UNAUTHENTICATED" ->
              "Give a token: --token-file, LONGHAUL_TOKEN or LONGHAUL_TOKEN_FILE; the one-machine "
                  + "stack makes one: "
                  + program
                  + " token client";
          case "KEY_REUSED" ->
              "This key has started something else: take another --key, or the same input.";
          case "KEY_RETIRED", "KEY_IN_USE" -> "Take another key, with --key or --new.";
          case "INSUFFICIENT_SCOPE" -> "Use a token that allows it, such as a support token.";
          default -> null;
        });
  }

  private static ObjectNode document(Exception failure, @Nullable Problem problem, ExitCode code) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode error = document.putObject("error");
    error.put("code", problem == null ? code.name() : problem.code());
    error.put("message", String.valueOf(failure.getMessage()));
    if (problem != null) {
      error.put("httpStatus", problem.httpStatus());
      error.put("requestId", problem.requestId());
      error.set("errors", Printer.JSON.valueToTree(problem.errors()));
    }
    if (failure instanceof NotFinishedException e) {
      document.set("operation", e.operation().document());
    }
    return document.put("exitCode", code.code());
  }
}
