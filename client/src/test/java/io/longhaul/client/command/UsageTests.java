package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that name no command, and their completion. */
class UsageTests {
  @AutoClose private final Session session;

  UsageTests(@TempDir Path folder) {
    session = new Session(folder);
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(session.run("completion", "bash").out())
        .contains("complete -F _complete_longhaul", "--on-duplicate", "dataset");
    assertThat(session.run("completion", "zsh").out()).contains("bashcompinit");
    assertThat(session.run("completion", "fish").code()).isEqualTo(2);
  }

  @Test
  void nothingToDoIsAUsageError() {
    assertThat(session.run().code()).isEqualTo(2);
    assertThat(session.run("dataset").code()).isEqualTo(2);
    assertThat(session.run("frobnicate").code()).isEqualTo(2);
  }
}
