package io.longhaul.e2e.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.temporal.workflow.WorkflowInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows of DESIGN 3 and the house rules, held against the compiled classes of the whole house.
 */
class ArchitectureTests {

  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "storage", List.of(),
              "datasets", List.of(),
              "workflows", List.of("datasets"),
              "activities", List.of("workflows", "datasets", "storage"),
              "gateway", List.of("workflows", "storage", "datasets"),
              "worker", List.of("workflows", "activities", "storage", "datasets"),
              "client", List.of("datasets"),
              "local", List.of("client", "datasets"),
              "bench", List.of("client", "local", "workflows")));

  private static JavaClasses house;

  @BeforeAll
  static void readTheHouse() {
    List<Path> folders = new ArrayList<>();
    for (String module : MAY_USE.keySet()) {
      Path folder = Path.of("..", module, "target", "classes");
      assertThat(folder).as("compiled classes of " + module).isDirectory();
      folders.add(folder);
    }
    house = new ClassFileImporter().importPaths(folders);
  }

  static Collection<String> modules() {
    return MAY_USE.keySet();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleUsesOnlyWhatTheDesignAllows(String module) {
    List<String> allowed = new ArrayList<>(MAY_USE.get(module));
    allowed.add(module);
    String[] packages =
        allowed.stream().map(name -> "io.longhaul." + name + "..").toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("io.longhaul." + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.longhaul..").and(not(resideInAnyPackage(packages))))
        .because("the arrows of the module picture in docs/architecture.md are all that there are")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void workflowsKnowNoSpringNoDatabaseAndNoHttp() {
    noClasses()
        .that()
        .resideInAPackage("io.longhaul.workflows..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "java.sql..", "java.net.http..", "org.postgresql..")
        .because("workflow code runs again and again, and must do the same each time")
        .check(house);
  }

  @Test
  void onlyOnePackageOfTheGatewaySpeaksToTemporal() {
    noClasses()
        .that()
        .resideInAPackage("io.longhaul.gateway..")
        .and()
        .resideOutsideOfPackage("io.longhaul.gateway.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.temporal..", "io.grpc..")
        .because("a change of engine API is a change of one package")
        .check(house);
  }

  @Test
  void workflowImplementationsStayInTheirPackages() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .implement(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "a workflow interface", type -> type.isAnnotatedWith(WorkflowInterface.class)))
        .and()
        .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
        .should()
        .bePackagePrivate()
        .because("they are registered by factory, through the catalogue (ADR 0002)")
        .check(house);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packagesOfAModuleAreFreeOfCycles(String module) {
    slices()
        .matching("io.longhaul." + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void noPackageOrClassHasAnEmptyName() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..common..", "..util..", "..utils..", "..impl..", "..dto..", "..model..", "..helper..")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Processor")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .because("a name says what a thing is")
        .check(house);
  }

  @Test
  void testsNeverSleep() throws Exception {
    List<Path> tests = new ArrayList<>();
    for (String module :
        List.of(
            "storage",
            "datasets",
            "workflows",
            "activities",
            "gateway",
            "worker",
            "client",
            "local",
            "e2e")) {
      Path folder = Path.of("..", module, "target", "test-classes");
      if (Files.isDirectory(folder)) {
        tests.add(folder);
      }
    }

    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .because("a test waits for a condition, with a named limit")
        .check(new ClassFileImporter().importPaths(tests));
  }
}
