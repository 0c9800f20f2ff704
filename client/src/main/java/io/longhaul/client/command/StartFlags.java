package io.longhaul.client.command;

import io.longhaul.client.StartOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said about an operation beside its input. */
final class StartFlags {
  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description = "A label to find it by; repeatable.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--deadline-after",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The operation gives up after this, such as 2h.")
  private @Nullable Duration timeout;

  @Option(
      names = "--on-failure",
      paramLabel = "WHAT",
      description = "When a step fails for good: park (wait for a person, the default) or fail.")
  private @Nullable OnFailure onFailure;

  /** The names are what users write. */
  enum OnFailure {
    park,
    fail
  }

  StartOptions options() {
    StartOptions.OnFailure what =
        onFailure == null
            ? null
            : onFailure == OnFailure.park
                ? StartOptions.OnFailure.PARK
                : StartOptions.OnFailure.FAIL;
    return new StartOptions(labels, timeout, null, what);
  }
}
