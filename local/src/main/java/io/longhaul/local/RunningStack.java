package io.longhaul.local;

import io.longhaul.local.database.DatabaseAccess;
import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.token.Role;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;

/** A stack that another process runs, seen through its home. */
public record RunningStack(Home home) {

  /**
   * The stack of a home.
   *
   * @throws StartupException when none runs there
   */
  public static RunningStack of(Home home) {
    var stack = new RunningStack(home);
    if (!stack.isRunning()) {
      throw new StartupException(
          "No stack is running in " + home.directory() + ": start one with ./longhaul up.");
    }
    return stack;
  }

  /** Whether its launcher is alive; what it launches may not be ready yet. */
  public boolean isRunning() {
    var state = StackState.read(home);
    return state != null && state.launcherProcess() != null;
  }

  /** What it wrote last. */
  public StackState state() {
    return Objects.requireNonNull(StackState.read(home), "the stack has just been stopped");
  }

  /** The target database, as the stack's own user. */
  public DatabaseAccess database() {
    try {
      return PostgresCluster.access(home, state().addresses().database());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the database's password", e);
    }
  }

  /** An access token that the stack's gateway accepts. */
  public String token(Role role, String tenant, String subject) {
    return new TokenIssuer(SigningKey.of(home), Clock.systemUTC()).token(role, tenant, subject);
  }
}
