package io.longhaul.client.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script that makes a shell complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  longhaul completion bash > ~/.local/share/bash-completion/completions/longhaul",
      "  longhaul completion zsh > ~/.longhaul-completion.zsh",
      "",
      "For one session: source <(longhaul completion bash)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The shells that can be taught; the names are what users write. */
  enum Shell {
    bash,
    zsh
  }

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    if (shell == Shell.zsh) {
      surroundings.out().println("autoload -U +X bashcompinit && bashcompinit");
    }
    surroundings.out().println(AutoComplete.bash(root.getCommandName(), root));
    surroundings.out().flush();
    return ExitCode.SUCCEEDED.code();
  }
}
