package io.longhaul.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.clients.FaultyProxy.Fault;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.local.token.Role;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Azure's pollers, by the header of an operation and by that of its result. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class AzurePollerIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final int MOST_READS = 90;
  private static final Set<String> ENDS =
      Set.of("succeed", "fail", "cancel", "partially-succeed", "park-and-retry", "busy", "expired");

  @TestFactory
  Stream<DynamicTest> coreLroEndsAsTheOperationDoes(Running stack) throws Exception {
    return run(stack, "@azure/core-lro (npm)", ClientPrograms.node("azure.mjs"));
  }

  @TestFactory
  Stream<DynamicTest> pythonLroPollerEndsAsTheOperationDoes(Running stack) throws Exception {
    return run(stack, "azure-core LROPoller (PyPI)", ClientPrograms.python("azure_poller.py"));
  }

  private static Stream<DynamicTest> run(Running stack, String client, ClientProgram program)
      throws Exception {
    try (FaultyProxy plain = proxy(stack);
        FaultyProxy location = proxy(stack, Fault.DROPS_OPERATION_LOCATION);
        FaultyProxy busy = proxy(stack, Fault.IS_BUSY);
        FaultyProxy both = proxy(stack, Fault.DROPS_OPERATION_LOCATION, Fault.IS_BUSY)) {
      ClientReport report =
          Surroundings.of(stack, program)
              .with("LONGHAUL_SUPPORT_TOKEN", stack.stack().token(Role.SUPPORT, "help", "sam"))
              .with("LONGHAUL_DATASET", stack.newTable(Shape.APPEND_ONLY).dataset())
              .with("LONGHAUL_PROXY", plain.address())
              .with("LONGHAUL_PROXY_LOCATION", location.address())
              .with("LONGHAUL_PROXY_BUSY", busy.address())
              .with("LONGHAUL_PROXY_LOCATION_BUSY", both.address())
              .run(client, LIMIT);
      return report.tests(
          names(),
          done -> {
            String operation = done.told("operation");
            int reads =
                Stream.of(plain, location, busy, both).mapToInt(p -> p.reads(operation)).sum();
            assertThat(reads).as("reads of " + operation).isBetween(1, MOST_READS);
            if (done.name().endsWith("busy")) {
              assertThat(busy.refusals(operation) + both.refusals(operation)).isEqualTo(2);
            }
          });
    }
  }

  private static FaultyProxy proxy(Running stack, Fault... faults) throws Exception {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    all.addAll(Set.of(faults));
    return FaultyProxy.to(stack.stack().gateway(), all);
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String end : ENDS) {
      names.add("operation-location: " + end);
      names.add("location: " + end);
    }
    return names;
  }
}
