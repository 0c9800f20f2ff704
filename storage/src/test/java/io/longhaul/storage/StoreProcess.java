package io.longhaul.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java process of its own that works on a store and says on its output what is done; to be
 * killed.
 */
public final class StoreProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private StoreProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts the main method of a class, given the opener, the address and further arguments. */
  public static StoreProcess start(
      Class<?> main, Class<? extends StoreOpener> opener, String address, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(opener.getName(), address));
    command.addAll(List.of(arguments));
    try {
      return new StoreProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the started process: opens the store that it was given. */
  public static BlobStore open(String[] arguments) throws ReflectiveOperationException {
    Class<?> opener = Class.forName(arguments[0]);
    return ((StoreOpener) opener.getConstructor().newInstance()).open(arguments[1]);
  }

  /** In the started process: says something, whole even if the process is killed right after. */
  @SuppressWarnings("SystemOut")
  public static void say(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }

  /** The next line that the process said, or null after its end. */
  public @Nullable String nextLine() {
    try {
      return output.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the process says from now on until its end. */
  public List<String> remainingLines() {
    return output.lines().toList();
  }

  /** Sends it a line. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops (SIGSTOP) or continues (SIGCONT) it. */
  public void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("kill -%s failed".formatted(name));
    }
  }

  /** Ends it with SIGKILL and waits until it is gone. */
  public void kill() {
    process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output as well
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for its end and returns its exit code. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    kill();
  }
}
