package io.longhaul.worker.conformance;

import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import tools.jackson.databind.JsonNode;

/** A kind as the conformance kit plays it: inputs that go well, slowly and wrong. */
interface KindSample {

  OperationKind kind();

  /** The record that the input is read into. */
  Class<?> inputType();

  /** Goes well within seconds and has effects. */
  JsonNode input();

  /** Goes well, has effects from early on and takes five seconds or more. */
  JsonNode slowInput();

  /** Fails for good in a step. */
  JsonNode failingInput();

  /** What a person would correct it to. */
  JsonNode correctedInput();

  /** How many effects one run of {@link #input} or {@link #slowInput} has. */
  long effectsOf(JsonNode input);

  /** How many effects there are in the world by now; what was done twice counts twice. */
  long effects();

  /** How many effects an operation says it had. */
  long reported(Outcome outcome);
}
