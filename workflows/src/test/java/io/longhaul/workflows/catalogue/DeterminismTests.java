package io.longhaul.workflows.catalogue;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.longhaul.workflows.operation.OperationKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Workflow code takes nothing from the machine that it runs on: it is executed again, elsewhere and
 * later, and has to come to the same commands.
 *
 * <p>Held to it are the base of all kinds and the packages of kinds. Not held: {@code catalogue}
 * and each kind's {@code …Kind} and its door (read resources at start-up, never inside a workflow),
 * and {@code payloads} and {@code correlation} (run beside workflows, in converters and
 * propagators), and {@code targets} (asked by who takes an address in and by who calls it).
 */
class DeterminismTests {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.longhaul.workflows");

  private static final Set<String> BESIDE =
      Set.of("catalogue", "payloads", "correlation", "targets");

  private static final DescribedPredicate<JavaClass> WORKFLOW_CODE =
      resideInAnyPackage("io.longhaul.workflows..")
          .and(describe("not beside workflows", type -> !isBeside(type)))
          .as("workflow code");

  @ParameterizedTest
  @EnumSource
  void workflowCodeKeepsTo(DeterminismRules rule) {
    rule.on(WORKFLOW_CODE).check(CLASSES);
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleNoticesWhatItForbids(DeterminismRules rule) {
    JavaClasses offender = new ClassFileImporter().importClasses(offender(rule));

    assertThatThrownBy(() -> rule.on(alwaysTrue()).check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated (");
  }

  @Test
  void workflowsAreAmongWhatIsHeldToTheRules() {
    assertThat(CLASSES.stream().filter(WORKFLOW_CODE).map(JavaClass::getSimpleName))
        .contains("OperationWorkflow", "BulkImportOperation", "Journal")
        .doesNotContain("BulkImportKind", "Catalogue");
  }

  private static boolean isBeside(JavaClass type) {
    String name = type.getPackageName();
    return BESIDE.contains(name.substring(name.lastIndexOf('.') + 1))
        || type.isAssignableTo(OperationKind.class)
        || type.getSimpleName().equals("BulkImport");
  }

  private static Class<?> offender(DeterminismRules rule) {
    return switch (rule) {
      case LOOKS_AT_NO_CLOCK_AND_DRAWS_NO_LOTS -> Offenders.Chance.class;
      case STARTS_NO_THREAD_AND_WAITS_FOR_NONE -> Offenders.Threads.class;
      case READS_AND_WRITES_NOTHING_OUTSIDE -> Offenders.Files.class;
      case LOGS_ONLY_THROUGH_THE_WORKFLOW -> Offenders.Logs.class;
      case GOES_THROUGH_NOTHING_IN_HASH_ORDER -> Offenders.HashOrder.class;
      case KEEPS_NO_STATE_BETWEEN_OPERATIONS -> Offenders.State.class;
    };
  }
}
