package io.longhaul.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Small shell scripts that stand in for Temporal CLI and Go. */
final class FakeProgram {
  static final String SUPPORTED = "temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)";
  static final String OLD = "temporal version 1.1.0 (Server 1.25.0, UI 2.30.0)";

  private FakeProgram() {}

  /** A program that answers every call with the line. */
  static String saying(String line) {
    return "#!/bin/sh\necho '" + line + "'\n";
  }

  /**
   * A {@code go} that writes a supported engine to the file after {@code -o}, and appends a line to
   * a file for each run.
   */
  static String go(Path runs, String beforeWriting) {
    return """
    #!/bin/sh
    echo run >> '%s'
    while [ "$1" != -o ]; do shift; done
    %s
    printf '%%s\\n' '#!/bin/sh' 'echo "%s"' > "$2"
    chmod +x "$2"
    """
        .formatted(runs, beforeWriting, SUPPORTED);
  }

  static Path write(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
