package io.longhaul.e2e.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the built gateway and worker lie. */
public final class Repository {
  private Repository() {}

  /**
   * The directory that the system property {@code longhaul.repository} names, otherwise the nearest
   * one above the working directory that holds the gateway.
   *
   * @throws IllegalStateException when there is none
   */
  public static Path find() {
    String named = System.getProperty("longhaul.repository", "");
    Path start = Path.of(named).toAbsolutePath().normalize();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each.resolve("gateway/pom.xml"))) {
        return each;
      }
    }
    throw new IllegalStateException(start + " is not inside the Longhaul repository.");
  }
}
