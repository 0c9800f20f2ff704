package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import org.jspecify.annotations.Nullable;

/** The memo of an execution, read. */
record OperationMemos(
    @Nullable Submission submission,
    @Nullable StepNote step,
    @Nullable Attention attention,
    @Nullable Outcome outcome,
    @Nullable Tombstone tombstone) {

  static OperationMemos read(Memo memo, DataConverter converter) {
    return new OperationMemos(
        read(memo, OperationMemo.SUBMISSION, Submission.class, converter),
        read(memo, OperationMemo.STEP, StepNote.class, converter),
        read(memo, OperationMemo.ATTENTION, Attention.class, converter),
        read(memo, OperationMemo.OUTCOME, Outcome.class, converter),
        read(memo, OperationMemo.TOMBSTONE, Tombstone.class, converter));
  }

  private static <T> @Nullable T read(
      Memo memo, String key, Class<T> type, DataConverter converter) {
    Payload payload = memo.getFieldsMap().get(key);
    return payload == null ? null : converter.fromPayload(payload, type, type);
  }
}
