package io.longhaul.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.database.DatabaseSettings;
import io.longhaul.activities.kinds.Surroundings;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.bulkimport.BulkImport;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.OperationKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Each kind has exactly one implementation of its activities, or the worker says what to do. */
class ActivityImplementationsTests {

  private static final OperationKind KIND =
      BulkImport.kind(new DatasetDirectory(Path.of("datasets")));

  @Test
  void findsTheOneThatThereIs() {
    ScriptedImport activities = new ScriptedImport();

    assertThat(new ActivityImplementations(List.of("other", activities)).of(KIND))
        .isSameAs(activities);
  }

  @Test
  void findsWhatAProviderOnTheClassPathMakesOfTheSurroundings(@TempDir Path folder) {
    Surroundings surroundings = surroundings(folder);

    ActivityImplementations found =
        new EngineConfiguration()
            .activityImplementations(
                new StaticListableBeanFactory(),
                Catalogue.of(surroundings.datasets()),
                surroundings);

    assertThat(found.of(new EchoKind()))
        .asInstanceOf(type(EchoProvider.EchoActivities.class))
        .extracting(EchoProvider.EchoActivities::echo)
        .isSameAs(surroundings);
  }

  @Test
  void refusesAKindThatNobodyImplements() {
    assertThatThrownBy(() -> new ActivityImplementations(List.of("other")).of(KIND))
        .isInstanceOf(ActivityRegistrationException.class)
        .hasMessage(
            "The kind bulk-import has no implementation of its activities"
                + " io.longhaul.workflows.bulkimport.BulkImportActivities.");
  }

  @Test
  void refusesAKindThatTwoImplementAndNamesThem() {
    String name = ScriptedImport.class.getName();
    List<ScriptedImport> two = List.of(new ScriptedImport(), new ScriptedImport());

    assertThatThrownBy(() -> new ActivityImplementations(two).of(KIND))
        .isInstanceOf(ActivityRegistrationException.class)
        .hasMessageEndingWith(name + ", " + name + ".");
  }

  @Test
  void saysWhatToDo() {
    ActivityRegistrationException problem = new ActivityRegistrationException(KIND, List.of());

    FailureAnalysis analysis = new ActivityRegistrationFailureAnalyzer().analyze(problem, problem);

    assertThat(analysis.getAction())
        .contains("BulkImportActivities")
        .contains("docs/adding-a-kind.md");
  }

  private static Surroundings surroundings(Path folder) {
    BlobStore store = FileSystemBlobStore.open(folder);
    return new Surroundings(
        new Database(new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "ann", "none")),
        new Uploads(store, Clock.systemUTC()),
        new Artifacts(store, Clock.systemUTC()),
        new DatasetDirectory(folder),
        new DrainSwitch());
  }
}
