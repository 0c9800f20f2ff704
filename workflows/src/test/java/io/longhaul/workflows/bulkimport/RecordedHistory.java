package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The histories of scenarios as the real engine wrote them, kept for replay. To record them anew,
 * which is right only before a release: {@code mvn -pl workflows -am verify
 * -Dlonghaul.engine=<path> -Dlonghaul.histories.record=true
 * -Dit.test=ScenarioIntegrationTests,*RunIntegrationTests -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
public final class RecordedHistory {

  private static final String FOLDER = "histories/";
  private static final Path SOURCES = Path.of("src/test/resources");

  private RecordedHistory() {}

  /** Whether this run records. */
  public static boolean isRecording() {
    return Boolean.getBoolean("longhaul.histories.record");
  }

  /** The workflow types of all that is kept. */
  public static Set<String> types() {
    try (Stream<Path> files = Files.walk(SOURCES.resolve(FOLDER))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(RecordedHistory::type)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(Path file) {
    return OperationPayloads.mapper()
        .readTree(file)
        .at("/events/0/workflowExecutionStartedEventAttributes/workflowType/name")
        .asString("");
  }

  /** The history of a scenario as JSON. */
  public static String read(Scenario scenario) {
    return read("bulk-import/" + scenario.fileName());
  }

  /** The history of this name as JSON. */
  public static String read(String history) {
    String name = FOLDER + history;
    try (InputStream in = RecordedHistory.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError(
            "There is no recorded history " + name + "; see RecordedHistory for how to record it.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Scenario scenario, WorkflowExecutionHistory history) {
    write("bulk-import/" + scenario.fileName(), history);
  }

  /** Keeps a history under this name. */
  public static void write(String name, WorkflowExecutionHistory history) {
    Path file = SOURCES.resolve(FOLDER).resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, history.toJson(true) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
