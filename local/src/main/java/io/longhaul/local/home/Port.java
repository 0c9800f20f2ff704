package io.longhaul.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * One of the stack's fixed ports: what listens on it, where it lies by default, and how a user
 * moves it.
 */
public enum Port {
  GATEWAY("gateway", 8080),
  MANAGEMENT("gateway's management port", 8081),
  ENGINE("engine", 7233),
  ENGINE_UI("Temporal Web UI", 8233),
  DATABASE("database", 5433);

  private final String what;
  private final int standard;

  Port(String what, int standard) {
    this.what = what;
    this.standard = standard;
  }

  public int standard() {
    return standard;
  }

  /** The command-line option, such as {@code --engine-ui-port}. */
  public String option() {
    return "--" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-port";
  }

  /** The environment variable, such as {@code LONGHAUL_ENGINE_UI_PORT}. */
  public String variable() {
    return "LONGHAUL_" + name() + "_PORT";
  }

  /**
   * Fails with one sentence that names the port and the option when something already listens
   * there.
   */
  public void requireFree(int number) {
    if (!isFree(number)) {
      throw new StartupException(
          "Port %d (%s) is taken by another program: stop that program, or choose another port with %s or %s."
              .formatted(number, what, option(), variable()));
    }
  }

  /** Whether this process could listen on the loopback interface at the number. */
  public static boolean isFree(int number) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
