package io.longhaul.e2e.clients;

import io.longhaul.e2e.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The programs in {@code e2e/clients}, with what their lock files name installed beside them. */
final class ClientPrograms {
  private static final Duration INSTALL = Duration.ofMinutes(10);
  private static final Path SOURCES = Repository.find().resolve("e2e/clients");
  private static final Path TARGET = Repository.find().resolve("e2e/target/clients");
  private static final String OLD_NODE =
      "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)";
  private static final ReentrantLock INSTALLING = new ReentrantLock();

  private ClientPrograms() {}

  /** A program in JavaScript. */
  static ClientProgram node(String script) throws IOException, InterruptedException {
    return node("node", script);
  }

  /** One with libraries of its own, in a folder beside the others, whose scripts it may use. */
  static ClientProgram node(String folder, String script) throws IOException, InterruptedException {
    var _ = copy("node");
    Path place = copy(folder);
    require(place, "Node 20 or newer", "node", "-e", OLD_NODE);
    require(place, "npm, which comes with Node", "npm", "--version");
    String[] clean = {
      "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"
    };
    install(place, "package-lock.json", List.of(clean));
    return new ClientProgram(place, List.of("node", "--no-warnings", script));
  }

  /** A program in Python. */
  static ClientProgram python(String script) throws IOException, InterruptedException {
    Path place = pythonPlace();
    return new ClientProgram(place, List.of(python(place), script));
  }

  private static Path pythonPlace() throws IOException, InterruptedException {
    Path place = copy("python");
    require(place, "Python 3.10 or newer with venv", "python3", "-c", "import venv, ensurepip");
    install(
        place,
        "requirements.txt",
        List.of(
            "sh",
            "-c",
            "python3 -m venv venv && venv/bin/python -m pip install -q"
                + " --disable-pip-version-check --require-hashes -r requirements.txt"));
    return place;
  }

  private static String python(Path place) {
    return place.resolve("venv/bin/python").toString();
  }

  private static void require(Path place, String what, String... command)
      throws InterruptedException {
    try {
      if (new ClientProgram(place, List.of(command)).run(what, INSTALL).exitCode() == 0) {
        return;
      }
    } catch (IOException e) {
      // There is no such program.
    }
    throw new AssertionError("The tests with other people's clients need " + what + ".");
  }

  // What the lock file names is installed when it is not what was installed last.
  private static void install(Path place, String lockFile, List<String> command)
      throws IOException, InterruptedException {
    INSTALLING.lock();
    try {
      Path installed = place.resolve("installed-" + lockFile);
      if (Files.exists(installed) && Files.mismatch(installed, place.resolve(lockFile)) < 0) {
        return;
      }
      ClientReport report = new ClientProgram(place, command).run("installing", INSTALL);
      if (report.exitCode() != 0) {
        throw new AssertionError("Cannot install what " + lockFile + " names: " + report.said());
      }
      Files.copy(place.resolve(lockFile), installed, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      INSTALLING.unlock();
    }
  }

  private static Path copy(String language) throws IOException {
    Path place = Files.createDirectories(TARGET.resolve(language));
    try (Stream<Path> files = Files.list(SOURCES.resolve(language))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, place.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return place;
  }
}
