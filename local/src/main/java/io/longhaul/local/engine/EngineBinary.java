package io.longhaul.local.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program that claims to be Temporal CLI: asked for its version before it is trusted. */
record EngineBinary(Path path) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern SERVER = Pattern.compile("\\(Server ([^,)\\s]+)");

  /** The version of the server in it, as its {@code --version} prints it. */
  String serverVersion() throws SourceException, InterruptedException {
    var output = versionOutput();
    var server = SERVER.matcher(output);
    if (!server.find()) {
      throw new SourceException(path + " does not say which server version it is");
    }
    return server.group(1);
  }

  /** Fails when the program does not run or is of another server version than the pinned one. */
  void requireSupported() throws SourceException, InterruptedException {
    var version = serverVersion();
    if (!version.equals(EngineVersion.PINNED.server())) {
      throw new SourceException(
          "%s is server %s, and %s is needed"
              .formatted(path, version, EngineVersion.PINNED.server()));
    }
  }

  private String versionOutput() throws SourceException, InterruptedException {
    Path answer = null;
    Process process = null;
    try {
      answer = Files.createTempFile("longhaul-engine-version", ".txt");
      process =
          new ProcessBuilder(path.toString(), "--version")
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SourceException(
            path + " --version gave no answer within " + PATIENCE.toSeconds() + " s");
      }
      return Files.readString(answer, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SourceException(path + " does not run: " + e.getMessage());
    } finally {
      discard(process, answer);
    }
  }

  private static void discard(
      @org.jspecify.annotations.Nullable Process process,
      @org.jspecify.annotations.Nullable Path answer) {
    if (process != null) {
      process.destroyForcibly();
    }
    if (answer != null) {
      answer.toFile().delete();
    }
  }
}
