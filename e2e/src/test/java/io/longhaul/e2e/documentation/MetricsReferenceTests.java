package io.longhaul.e2e.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md says what the metrics of gateway and worker are: no more, no less. */
class MetricsReferenceTests {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern MADE =
      Pattern.compile(
          "(?:(Gauge|Counter|Timer)\\.builder|\\.(counter|timer))\\(\\s*\"(longhaul\\.[a-z.]+)\"");
  private static final Pattern TOLD =
      Pattern.compile("^\\| `(longhaul_[a-z_]+)` \\|", Pattern.MULTILINE);

  @Test
  void thePageSaysWhatTheMetricsAre() throws IOException {
    Set<String> made = new TreeSet<>();
    for (String module : List.of("gateway", "worker")) {
      sources(Path.of("..", module, "src", "main", "java"))
          .forEach(source -> made.addAll(metrics(source)));
    }
    Set<String> told = new TreeSet<>();
    TOLD.matcher(Files.readString(PAGE)).results().forEach(row -> told.add(row.group(1)));

    assertThat(told).isEqualTo(made).hasSizeGreaterThan(4);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static Set<String> metrics(Path source) {
    Set<String> names = new TreeSet<>();
    Matcher meter = MADE.matcher(text(source));
    while (meter.find()) {
      String kind = meter.group(1) == null ? meter.group(2) : meter.group(1);
      names.add(meter.group(3).replace('.', '_') + suffix(kind));
    }
    return names;
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // As Prometheus has it.
  private static String suffix(String kind) {
    return switch (kind) {
      case "Counter", "counter" -> "_total";
      case "Timer", "timer" -> "_seconds";
      default -> "";
    };
  }
}
