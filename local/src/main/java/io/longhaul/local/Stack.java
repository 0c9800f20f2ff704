package io.longhaul.local;

import io.longhaul.local.StackState.Addresses;
import io.longhaul.local.database.DatabaseAccess;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.HomeLock;
import io.longhaul.local.home.OwnerOnly;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.supervision.Backoff;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Supervisor;
import io.longhaul.local.token.Role;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A running one-machine stack, kept running by this process until it is closed. Thread-safe.
 *
 * <p>The children are processes of their own: tests may kill, freeze and signal them by their
 * process ids.
 */
public final class Stack implements AutoCloseable {
  private final StackOptions options;
  private final HomeLock lock;
  private final Supervisor supervisor;
  private final Thread onShutdown;
  private volatile boolean ready;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Object stateLock = new Object();
  private boolean stateRemoved;
  private volatile @Nullable StackParts parts;

  private Stack(StackOptions options, HomeLock lock) {
    this.options = options;
    this.lock = lock;
    this.onShutdown = new Thread(this::close, "stop-stack");
    this.supervisor = new Supervisor(Backoff.STANDARD, this::writeState);
  }

  /**
   * Starts everything and returns when the gateway and all workers are ready.
   *
   * @throws StartupException when it cannot run, in words for its user; nothing is left running
   *     then
   */
  public static Stack start(StackOptions options) throws InterruptedException {
    var home = options.home();
    home.create();
    var lock = HomeLock.tryAcquire(home);
    if (lock == null) {
      throw alreadyRunning(home);
    }
    var stack = new Stack(options, lock);
    Runtime.getRuntime().addShutdownHook(stack.onShutdown);
    try {
      stack.run();
      return stack;
    } catch (RuntimeException | InterruptedException e) {
      stack.close();
      throw e;
    }
  }

  private void run() throws InterruptedException {
    LeftOvers.stop(options.home());
    var prepared = StackParts.prepare(options);
    parts = prepared;
    writeClientToken();
    prepared.start(supervisor);
    ready = true;
    writeState();
  }

  /** Stops everything in order: workers drain, then the gateway, the engine and the database. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    supervisor.refuseFurther();
    try {
      for (var group : StackParts.stopOrder(supervisor.statuses())) {
        options.progress().say("  stopping " + String.join(", ", group));
        supervisor.stop(group);
      }
      removeState();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
      forgetHook();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is what closes the stack.
    }
  }

  /** Base address of the API, without a slash at the end. */
  public URI gateway() {
    return URI.create(addresses().gateway());
  }

  /** Base address of the gateway's management port. */
  public URI management() {
    return URI.create(addresses().management());
  }

  /** {@code host:port} of the engine's gRPC front end. */
  public String engine() {
    return addresses().engine();
  }

  /** Base address of Temporal's own HTTP API, or null when the engine is not this stack's. */
  public @Nullable URI engineHttp() {
    var http = addresses().engineHttp();
    return http.isEmpty() ? null : URI.create(http);
  }

  /** The target database, as the stack's own user. */
  public DatabaseAccess database() {
    return parts().database();
  }

  public Home home() {
    return options.home();
  }

  /** An access token that this stack's gateway accepts. */
  public String token(Role role, String tenant, String subject) {
    return new TokenIssuer(SigningKey.of(home()), Clock.systemUTC()).token(role, tenant, subject);
  }

  /** The state of {@code database}, {@code engine}, {@code gateway}, {@code worker-1} and so on. */
  public ChildStatus process(String name) {
    return supervisor.status(name);
  }

  /** All processes in the order in which they were started. */
  public List<ChildStatus> processes() {
    return supervisor.statuses();
  }

  /**
   * Waits until another process is ready in the place of one that was killed or told to end.
   *
   * @throws StartupException when it takes longer than the limit
   */
  public void awaitSuccessor(ChildStatus gone, Duration limit) throws InterruptedException {
    supervisor.awaitSuccessor(gone, limit);
  }

  private Addresses addresses() {
    return parts().addresses();
  }

  private StackParts parts() {
    var started = parts;
    if (started == null) {
      throw new IllegalStateException("the stack has not been started");
    }
    return started;
  }

  /** Anew at each start: a token does not live as long as a home. */
  private void writeClientToken() {
    try {
      OwnerOnly.write(home().clientToken(), token(Role.CLIENT, "acme", "ann"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + home().clientToken(), e);
    }
  }

  private void writeState() {
    synchronized (stateLock) {
      var started = parts;
      if (started != null && !stateRemoved) {
        StackState.now(ready, started.addresses(), supervisor.statuses()).write(options.home());
      }
    }
  }

  private void removeState() {
    synchronized (stateLock) {
      stateRemoved = true;
      StackState.remove(options.home());
    }
  }

  private static StartupException alreadyRunning(Home home) {
    var state = StackState.read(home);
    return new StartupException(
        state == null
            ? "A stack is being started or stopped in " + home.directory() + " right now."
            : "A stack is already running in %s (launcher %d, gateway %s): use it, stop it with ./longhaul down, or choose another LONGHAUL_HOME."
                .formatted(home.directory(), state.launcher(), state.addresses().gateway()));
  }
}
