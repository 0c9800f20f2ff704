package io.longhaul.local.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A small jar that looks like an executable archive of Spring Boot, and unpacks itself as one does.
 */
public final class FakeBootApplication {
  private FakeBootApplication() {}

  /** Unpacks itself when it is asked to, otherwise says that it has started. */
  public static void main(String[] arguments) throws IOException {
    if ("tools".equals(System.getProperty("jarmode"))) {
      var self = Path.of(System.getProperty("java.class.path"));
      var target = Files.createDirectories(Path.of(arguments[2]));
      Files.copy(self, target.resolve(self.getFileName()));
      return;
    }
    System.out.println("started");
  }

  static Path write(Path file, String content) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(Attributes.Name.MAIN_CLASS, FakeBootApplication.class.getName());
    Files.createDirectories(file.getParent());
    var name = FakeBootApplication.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        var bytes = FakeBootApplication.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry("BOOT-INF/"));
      jar.putNextEntry(new JarEntry(content));
      jar.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(bytes).transferTo(jar);
    }
    return file;
  }
}
