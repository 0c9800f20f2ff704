package io.longhaul.workflows.retention;

import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Removals that take nothing away, and may find that the bucket with the artifacts is gone. */
final class ScriptedRetention implements RetentionActivities {

  private final List<String> called = new CopyOnWriteArrayList<>();
  private final boolean broken;
  private final boolean forGood;

  ScriptedRetention() {
    this(false, false);
  }

  private ScriptedRetention(boolean broken, boolean forGood) {
    this.broken = broken;
    this.forGood = forGood;
  }

  /**
   * One that cannot remove artifacts.
   *
   * @param forGood whether it makes no sense to try again
   */
  static ScriptedRetention withoutBucket(boolean forGood) {
    return new ScriptedRetention(true, forGood);
  }

  List<String> called() {
    return List.copyOf(called);
  }

  @Override
  public Removed uploads() {
    called.add("uploads");
    return new Removed(1);
  }

  @Override
  public Removed artifacts() {
    called.add("artifacts");
    if (broken) {
      throw ApplicationFailure.newBuilder()
          .setMessage("The bucket is away")
          .setType("STORAGE_UNAVAILABLE")
          .setNonRetryable(forGood)
          .build();
    }
    return new Removed(2);
  }

  @Override
  public Removed checkpoints() {
    called.add("checkpoints");
    return new Removed(3);
  }
}
