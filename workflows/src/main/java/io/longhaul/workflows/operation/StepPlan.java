package io.longhaul.workflows.operation;

/**
 * A step that a kind goes through, in the order of its plan.
 *
 * @param percent how much of the whole operation it makes; all steps of a plan together make 100
 * @param unit what its progress counts
 */
public record StepPlan(String name, int percent, String unit) {}
