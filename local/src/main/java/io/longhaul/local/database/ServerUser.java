package io.longhaul.local.database;

import com.sun.security.auth.module.UnixSystem;
import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so root starts them in a user
 * namespace in which it is nobody; the files stay root's.
 */
final class ServerUser {
  private static final List<String> IN_NAMESPACE = List.of("unshare", "-U");

  private ServerUser() {}

  /** The command line that runs a program of PostgreSQL. */
  static List<String> command(List<String> program) {
    return isRoot() ? Stream.concat(IN_NAMESPACE.stream(), program.stream()).toList() : program;
  }

  /** Fails with what to do when this user cannot run PostgreSQL at all. */
  static void requireAble() throws InterruptedException {
    if (isRoot() && !namespacesWork()) {
      throw new StartupException(
          "PostgreSQL refuses to run as root, and `unshare -U`, which gets around that, does not work here: run ./longhaul as an ordinary user.");
    }
  }

  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  private static boolean namespacesWork() throws InterruptedException {
    try {
      var command = Stream.concat(IN_NAMESPACE.stream(), Stream.of("true")).toList();
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
