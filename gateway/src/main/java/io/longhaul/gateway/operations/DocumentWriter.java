package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedActivity;
import io.longhaul.gateway.engine.ObservedActivity.AttemptError;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.operations.OperationDocument.ArtifactLink;
import io.longhaul.gateway.operations.OperationDocument.Download;
import io.longhaul.gateway.operations.OperationDocument.Ending;
import io.longhaul.gateway.operations.OperationDocument.LastError;
import io.longhaul.gateway.operations.OperationDocument.Progress;
import io.longhaul.gateway.operations.OperationDocument.Retry;
import io.longhaul.gateway.operations.OperationDocument.Times;
import io.longhaul.gateway.operations.OperationDocument.Told;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.operation.OperationStatus;
import io.longhaul.workflows.operation.StepProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what was observed into the document for one caller. */
final class DocumentWriter {

  private static final Warning STALLED =
      new Warning(
          "STALLED",
          "No worker gets on with this operation: it goes on after the next deploy that can.",
          null);

  private final Links links;
  private final Caller caller;
  private final Map<String, Download> downloads;

  DocumentWriter(Links links, Caller caller) {
    this(links, caller, Map.of());
  }

  /** Downloads by the names of their files. */
  DocumentWriter(Links links, Caller caller, Map<String, Download> downloads) {
    this.links = links;
    this.caller = caller;
    this.downloads = Map.copyOf(downloads);
  }

  OperationDocument write(Seen seen) {
    ObservedOperation operation = seen.operation();
    OperationId retriedAs = seen.retriedAs();
    Submission submission = operation.submission();
    OperationStatus status = operation.state().status();
    return new OperationDocument(
        operation.id().toString(),
        "operations/" + operation.id(),
        submission.kind(),
        submission.owner(),
        status.wire(),
        operation.state().wire(),
        status.isDone(),
        Percent.of(operation),
        progress(operation),
        retry(operation),
        operation.attention(),
        times(operation),
        operation.cancelRequested(),
        new TreeMap<>(submission.labels()),
        told(submission.callback()),
        ending(operation),
        submission.retryOf(),
        retriedAs == null ? null : retriedAs.toString(),
        links.of(operation.id(), operation.state(), operation.cancelRequested(), caller));
  }

  private static Times times(ObservedOperation operation) {
    Submission submission = operation.submission();
    StepNote step = operation.step();
    return new Times(
        submission.createdAt(),
        submission.startAt(),
        step == null ? null : step.startedAt(),
        operation.isDone() ? operation.finishedAt() : null,
        operation.isDone() ? Expiry.of(operation) : null,
        submission.deadline());
  }

  private static @Nullable Told told(@Nullable Callback callback) {
    if (callback == null) {
      return null;
    }
    String id = callback.endpointId();
    boolean inline = !EndpointId.isValid(id) || new EndpointId(id).inline();
    return new Told(
        inline ? null : id, callback.events().stream().map(OperationEvent::wire).toList());
  }

  private Ending ending(ObservedOperation operation) {
    Outcome outcome = operation.outcome();
    boolean succeeded = operation.state().status() == OperationStatus.SUCCEEDED;
    return new Ending(
        warnings(operation),
        outcome == null ? Map.of() : outcome.counts(),
        outcome == null ? null : outcome.result(),
        artifacts(operation, outcome),
        succeeded ? links.result(operation.id()) : null,
        outcome == null ? null : outcome.error());
  }

  private static @Nullable Progress progress(ObservedOperation operation) {
    StepNote step = operation.step();
    if (step == null || operation.isDone()) {
      return null;
    }
    ObservedActivity activity = operation.activity();
    if (activity != null && activity.completed()) {
      return null;
    }
    StepProgress heartbeat = activity == null ? null : activity.progress();
    StepProgress now = heartbeat == null ? step.reached() : heartbeat;
    if (now == null) {
      return new Progress(step.name(), 0, null, step.unit(), 0, null, null, null);
    }
    return new Progress(
        step.name(),
        now.done(),
        now.total(),
        now.unit(),
        now.rejected(),
        now.ratePerSecond(),
        now.estimatedFinishAt(),
        now.updatedAt());
  }

  private static @Nullable Retry retry(ObservedOperation operation) {
    ObservedActivity activity = operation.activity();
    if (activity == null || activity.attempt() <= 1) {
      return null;
    }
    AttemptError error = activity.lastError();
    Instant next = activity.nextAttemptAt();
    return new Retry(
        activity.attempt(),
        next,
        error == null ? null : new LastError(error.code(), error.message()));
  }

  private static List<Warning> warnings(ObservedOperation operation) {
    List<Warning> warnings = new ArrayList<>();
    if (operation.outcome() != null) {
      warnings.addAll(operation.outcome().warnings());
    }
    if (operation.stalled() && !operation.isDone()) {
      warnings.add(STALLED);
    }
    return warnings;
  }

  private List<ArtifactLink> artifacts(ObservedOperation operation, @Nullable Outcome outcome) {
    return outcome == null
        ? List.of()
        : outcome.artifacts().stream()
            .map(note ->
                new ArtifactLink(
                    note.name(),
                    note.contentType(),
                    note.length(),
                    note.sha256(),
                    links.artifact(operation.id(), note.name()),
                    downloads.get(note.name())))
            .toList();
  }
}
