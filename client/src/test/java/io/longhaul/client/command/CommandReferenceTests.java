package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/command-line.md says what the commands say about themselves: no more, no less. */
class CommandReferenceTests {
  private static final Path PAGE = Path.of("..", "docs", "command-line.md");

  @Test
  void pageIsWhatTheCommandsSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("longhaul.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("Run mvn -pl client -am test -Dtest=CommandReferenceTests -Dlonghaul.docs.write=true")
        .hasContent(page);
  }

  private static String page() {
    return """
    # The command line

    `longhaul` (in a clone of the repository: `./longhaul`) is a client of the [HTTP API](http-api.md). This page is made from
    the code; each command shows its part of it with `--help`.

    ## What it does when things go wrong

    - **The connection is lost, or the server is down.** Every call is repeated with exponential backoff and jitter, never sooner
      than the server's `Retry-After`, for as long as `--patience` says, counted from the first failure. That is safe: what starts
      something carries an idempotency key. `import`, `upload`, `watch`, and `start` and `retry` with `--watch`, are patient for
      5 minutes, the others for 10 seconds.
    - **Ctrl-C, a closed laptop, a killed terminal.** Operations go on without the command that started them; it says how to follow
      and how to cancel them. The key of `import` follows from the file's content, the dataset and the options, so the same
      command finds its operation again. After the operation has finished, the same command shows how it ended and imports
      nothing; `--new` does.
    - **The operation failed, and was retried with `retry`.** The same `import` command goes on with the newest one of its line.
    - **A file that changes while it is read** is noticed, and not imported.

    Answers go to standard output, progress and what went wrong to standard error. With `--json`, standard output is one JSON
    document (`watch`: one per line), which is the server's document where there is one; a command that could not do its work
    prints `{"error": {"code", "message", ...}, "exitCode"}`.

    ## Exit codes

    | code | name | meaning |
    |---|---|---|
    %s
    `import`, `watch`, and `start` and `retry` with `--watch`, end with the outcome of the operation. Ctrl-C ends a command with
    130, as shells count.

    ## Environment

    | variable | meaning | instead of |
    |---|---|---|
    | `LONGHAUL_URL` | the server | `--server` |
    | `LONGHAUL_TOKEN` | access token | `--token` |
    | `LONGHAUL_TOKEN_FILE` | file with the access token, read before each request | `--token-file` |
    | `LONGHAUL_HOME` | state directory of the one-machine stack, `.longhaul` unless set: its `state.json` names the server, its `client.token` holds the token that the stack made; that token goes to no other machine | |
    | `LONGHAUL_DATASETS` | directory of the dataset definitions, `datasets` unless set | `--datasets` |

    Progress is a bar when standard error is a terminal (and `TERM` is not `dumb`), lines otherwise; see `--progress`.

    ## Commands

    %s\
    """
        .formatted(exitCodes(), commands());
  }

  private static String exitCodes() {
    return Arrays.stream(ExitCode.values())
        .map(code -> "| %d | %s | %s |%n".formatted(code.code(), code.name(), code.meaning()))
        .collect(Collectors.joining());
  }

  private static String commands() {
    return HelpTests.all(LonghaulCommand.in(HelpTests.surroundings()))
        .map(CommandReferenceTests::command)
        .collect(Collectors.joining("\n"));
  }

  private static String command(CommandLine command) {
    String help =
        command
            .getUsageMessage(CommandLine.Help.Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    return "### %s\n\n```text\n%s\n```\n"
        .formatted(command.getCommandSpec().qualifiedName(), help.strip());
  }
}
