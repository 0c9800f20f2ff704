package io.longhaul.worker.conformance;

import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import tools.jackson.databind.JsonNode;

/** A kind as the conformance kit plays it: inputs that go well, slowly and wrong. */
interface KindSample {

  OperationKind kind();

  /** The record that the input is read into. */
  Class<?> inputType();

  /** Goes well within seconds and has effects, unless the kind only reads. */
  JsonNode input();

  /** Goes well, has effects or progress from early on and takes five seconds or more. */
  JsonNode slowInput();

  /** Fails for good in a step. */
  JsonNode failingInput();

  /** What a person would correct it to. */
  JsonNode correctedInput();

  /** How many effects one run of an input has; 0 for a kind that only reads. */
  long effectsOf(JsonNode input);

  /** How many effects there are in the world by now; what was done twice counts twice. */
  long effects();

  /** How many effects an operation says it had. */
  long reported(Outcome outcome);
}
