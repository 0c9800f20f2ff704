package io.longhaul.workflows.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every workflow type has a recorded history, which its replay test goes through. */
class RecordedTypesTests {

  @Test
  void everyTypeHasARecordedHistory() {
    JavaClasses released =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.longhaul.workflows");

    Set<String> types = types(released);

    assertThat(types).contains("bulk-import", "longhaul-webhook-delivery", "longhaul-retention");
    assertThat(RecordedHistory.types()).containsAll(types);
  }

  @Test
  void aTypeWithoutOneIsNoticed() {
    Set<String> types = types(new ClassFileImporter().importClasses(NeverRecorded.class));

    assertThat(types).containsExactly("never-recorded");
    assertThat(RecordedHistory.types()).doesNotContainAnyElementsOf(types);
  }

  /** A type that nobody has recorded. */
  @WorkflowInterface
  interface NeverRecorded {
    @WorkflowMethod(name = "never-recorded")
    void run();
  }

  private static Set<String> types(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(WorkflowInterface.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(WorkflowMethod.class))
        .map(method -> method.getAnnotationOfType(WorkflowMethod.class).name())
        .collect(Collectors.toSet());
  }
}
