package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.InspectCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Ledger;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Publication;
import io.longhaul.workflows.bulkimport.BulkImportActivities.PublishCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Source;
import io.longhaul.workflows.bulkimport.BulkImportActivities.TallyCommand;
import io.longhaul.workflows.operation.Completion;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.operation.OperationRequest;
import io.longhaul.workflows.operation.OperationWorkflow;
import io.longhaul.workflows.operation.StepPlan;
import io.longhaul.workflows.operation.Steps;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import: inspect the file, load it, publish what was rejected. */
final class BulkImportOperation extends OperationWorkflow<BulkImportInput>
    implements BulkImportWorkflow {

  private static final List<StepPlan> PLAN =
      List.of(
          new StepPlan("inspect", 4, "bytes"),
          new StepPlan("load", 95, "rows"),
          new StepPlan("publish", 1, "rows"));

  private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0);

  private final BulkImportActivities activities =
      Workflow.newActivityStub(BulkImportActivities.class);
  private final BulkImportActivities quick =
      Workflow.newLocalActivityStub(BulkImportActivities.class, ExecutionPolicy.shortActivity());
  private @Nullable String tenant;

  BulkImportOperation() {
    super(BulkImportInput.class, PLAN);
  }

  @Override
  public Outcome run(OperationRequest request) {
    tenant = request.tenant();
    return operate(request);
  }

  @Override
  protected Completion steps(BulkImportInput input, Steps steps) {
    Source source = source(input);
    Inspection inspection =
        steps.run(
            "inspect",
            () -> activities.inspect(new InspectCommand(source, input.format(), steps.patience())));
    Lineage lineage = steps.lineage(inspection.digest() + ":" + input.duplicates());
    Ledger ledger =
        steps.run("load", () -> activities.load(load(input, inspection, lineage, steps))).ledger();
    Publication publication =
        steps.run(
            "publish",
            () ->
                activities.publish(
                    new PublishCommand(source, inspection, lineage, steps.patience())));
    return completion(input, inspection, ledger, publication);
  }

  @Override
  protected Map<String, Long> tally(BulkImportInput input, @Nullable Lineage lineage) {
    return counts(
        lineage == null
            ? NOTHING
            : quick.tally(new TallyCommand(source(input), lineage)).operation());
  }

  private LoadCommand load(
      BulkImportInput input, Inspection inspection, Lineage lineage, Steps steps) {
    return new LoadCommand(
        source(input),
        inspection,
        lineage,
        input.duplicates(),
        input.rejectLimit(),
        input.maxRowsPerSecond(),
        steps.patience());
  }

  private Source source(BulkImportInput input) {
    WorkflowInfo info = Workflow.getInfo();
    return new Source(
        info.getWorkflowId(),
        info.getFirstExecutionRunId(),
        String.valueOf(tenant),
        input.file(),
        input.dataset());
  }

  private static Completion completion(
      BulkImportInput input, Inspection inspection, Ledger ledger, Publication publication) {
    // What an earlier operation of the line rejected is missing from the table as well.
    long rejected = ledger.lineage().rejected();
    BulkImportResult result =
        new BulkImportResult(
            input.dataset(), inspection.sha256(), ledger.operation(), ledger.lineage());
    return new Completion(
        result,
        counts(ledger.operation()),
        publication.artifacts(),
        warnings(rejected),
        rejected > 0);
  }

  private static List<Warning> warnings(long rejected) {
    if (rejected == 0) {
      return List.of();
    }
    String were = rejected == 1 ? "1 record was rejected" : rejected + " records were rejected";
    return List.of(
        new Warning(
            "RECORDS_REJECTED",
            were + "; correct what the artifact holds and import it again.",
            rejected));
  }

  private static Map<String, Long> counts(Counts counts) {
    Map<String, Long> byName = new LinkedHashMap<>();
    byName.put("read", counts.read());
    byName.put("inserted", counts.inserted());
    byName.put("updated", counts.updated());
    byName.put("skipped", counts.skipped());
    byName.put("rejected", counts.rejected());
    return byName;
  }
}
