package io.longhaul.local.engine;

import java.util.Locale;

/**
 * The operating system and processor, in the names that the engine's release archives use.
 *
 * @param system such as linux, darwin
 * @param processor such as amd64, arm64
 */
record Platform(String system, String processor) {

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String name, String architecture) {
    var system = name.toLowerCase(Locale.ROOT);
    var processor = architecture.toLowerCase(Locale.ROOT);
    return new Platform(
        system.startsWith("mac") ? "darwin" : system.replaceAll("\\s.*", ""),
        switch (processor) {
          case "x86_64", "x86-64", "x64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> processor;
        });
  }

  /** The file name of the release archive of the tool's version. */
  String archive(String cliVersion) {
    return "temporal_cli_%s_%s_%s.tar.gz".formatted(cliVersion, system, processor);
  }
}
