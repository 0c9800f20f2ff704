package io.longhaul.activities.bulkimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes the same {@link Animals}, empty before each test. */
final class AnimalsExtension implements ParameterResolver, BeforeEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Animals.class;
  }

  @Override
  public Animals resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    shared(context).reset();
  }

  private static Animals shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(AnimalsExtension.class))
        .computeIfAbsent(Shared.class, _ -> Shared.create(), Shared.class)
        .animals();
  }

  /** The animals and their folder, which goes with the last test. */
  private record Shared(Animals animals, Path folder) implements AutoCloseable {

    static Shared create() {
      try {
        Path folder = Files.createTempDirectory("animals");
        return new Shared(new Animals(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(folder)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
