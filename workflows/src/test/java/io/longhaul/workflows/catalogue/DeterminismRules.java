package io.longhaul.workflows.catalogue;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** What workflow code must leave alone, rule by rule. */
enum DeterminismRules {
  LOOKS_AT_NO_CLOCK_AND_DRAWS_NO_LOTS {
    @Override
    ArchRule on(DescribedPredicate<JavaClass> code) {
      return noClasses()
          .that(code)
          .should()
          .callCodeUnitWhere(target(describe("a clock or chance", DeterminismRules::isChance)))
          .orShould()
          .dependOnClassesThat(named("a clock, a random source or the system", MACHINE));
    }
  },

  STARTS_NO_THREAD_AND_WAITS_FOR_NONE {
    @Override
    ArchRule on(DescribedPredicate<JavaClass> code) {
      return noClasses()
          .that(code)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.concurrent..").or(named("threads", THREADS)));
    }
  },

  READS_AND_WRITES_NOTHING_OUTSIDE {
    @Override
    ArchRule on(DescribedPredicate<JavaClass> code) {
      return noClasses()
          .that(code)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io",
                      "java.nio..",
                      "java.net..",
                      "java.sql..",
                      "javax.sql..",
                      "java.util.logging..")
                  .and(describe("more than names and marks", type -> !isHarmless(type))));
    }
  },

  LOGS_ONLY_THROUGH_THE_WORKFLOW {
    @Override
    ArchRule on(DescribedPredicate<JavaClass> code) {
      return noClasses()
          .that(code)
          .should()
          .dependOnClassesThat(
              named("loggers that repeat themselves on replay", Set.of("org.slf4j.LoggerFactory")));
    }
  },

  GOES_THROUGH_NOTHING_IN_HASH_ORDER {
    @Override
    ArchRule on(DescribedPredicate<JavaClass> code) {
      return noClasses()
          .that(code)
          .should()
          .callCodeUnitWhere(
              target(describe("hash-ordered collections", DeterminismRules::isHashed)));
    }
  },

  KEEPS_NO_STATE_BETWEEN_OPERATIONS {
    @Override
    ArchRule on(DescribedPredicate<JavaClass> code) {
      return fields().that().areDeclaredInClassesThat(code).and().areStatic().should().beFinal();
    }
  };

  private static final Set<String> MACHINE =
      Set.of(
          "java.lang.System",
          "java.lang.Runtime",
          "java.lang.ProcessHandle",
          "java.lang.ProcessBuilder",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Date",
          "java.security.SecureRandom");

  private static final Set<String> THREADS =
      Set.of("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer");

  private static final Map<String, Set<String>> CHANCE =
      Map.of(
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.lang.Math", Set.of("random"),
          "java.util.Collections", Set.of("shuffle"));

  private static final Set<String> HASHED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap");

  /** The rule, for the code that it is to hold for. */
  abstract ArchRule on(DescribedPredicate<JavaClass> code);

  private static DescribedPredicate<JavaClass> named(String description, Set<String> names) {
    return describe(description, type -> names.contains(type.getName()));
  }

  // Names of character sets, and the mark of what can be serialized.
  private static boolean isHarmless(JavaClass type) {
    return type.getPackageName().equals("java.nio.charset")
        || Set.of("java.io.Serial", "java.io.Serializable").contains(type.getName());
  }

  private static boolean isChance(CodeUnitCallTarget target) {
    return CHANCE.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
  }

  // One entry has only one order: Map.of(key, value) is allowed.
  private static boolean isHashed(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return switch (owner) {
      case "java.util.Map" ->
          (name.equals("of") && target.getRawParameterTypes().size() > 2)
              || name.matches("ofEntries|copyOf");
      case "java.util.Set" -> name.matches("of|copyOf");
      case "java.util.stream.Collectors" ->
          name.matches("toMap|toSet|groupingBy|partitioningBy|toUnmodifiableMap|toUnmodifiableSet");
      default -> HASHED.contains(owner) && name.equals("<init>");
    };
  }
}
