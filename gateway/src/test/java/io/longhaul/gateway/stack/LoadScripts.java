package io.longhaul.gateway.stack;

import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.operation.OperationId;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/**
 * What the loads of single operations and of their retries do, so that tests which share a worker
 * do not read each other's script. Thread-safe.
 */
final class LoadScripts implements Function<LoadCommand, LoadReport> {

  private final Map<OperationId, Deque<Function<LoadCommand, LoadReport>>> scripts =
      new ConcurrentHashMap<>();

  void add(OperationId root, List<Function<LoadCommand, LoadReport>> loads) {
    scripts.computeIfAbsent(root, _ -> new ConcurrentLinkedDeque<>()).addAll(loads);
  }

  @Override
  public LoadReport apply(LoadCommand command) {
    OperationId id = Objects.requireNonNull(OperationId.parse(command.source().operationId()));
    Deque<Function<LoadCommand, LoadReport>> script =
        scripts.get(OperationId.of(id.tenant(), id.key()));
    Function<LoadCommand, LoadReport> next = script == null ? null : script.poll();
    return next == null ? new LoadReport(ScriptedImport.CLEAN, null) : next.apply(command);
  }
}
