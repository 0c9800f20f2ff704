package io.longhaul.e2e.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one stack that they share; started by the first that asks, stopped after the
 * last.
 */
public class StackExtension implements ParameterResolver {
  private static final int WORKERS = 2;

  private final Map<String, String> environment;

  public StackExtension() {
    this(Map.of());
  }

  /** Gives one with these settings beside the stack's own, to all who ask for this very class. */
  protected StackExtension(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(getClass()))
        .computeIfAbsent(Shared.class, any -> Shared.start(environment), Shared.class)
        .running();
  }

  /** The engine that the build was told to test against; null to find one. */
  public static @Nullable Path engine() {
    String named = System.getProperty("longhaul.engine", "");
    return named.isBlank() ? null : Path.of(named);
  }

  private record Shared(Running running) implements AutoCloseable {
    static Shared start(Map<String, String> environment) {
      try {
        return new Shared(Running.start(WORKERS, environment));
      } catch (IOException e) {
        throw new IllegalStateException("The stack does not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The stack was not given the time to start", e);
      }
    }

    @Override
    public void close() throws IOException {
      running.own().closeAndForget();
    }
  }
}
