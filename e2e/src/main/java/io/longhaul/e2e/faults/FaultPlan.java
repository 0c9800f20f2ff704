package io.longhaul.e2e.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which fault comes next: drawn without replacement, so that each kind keeps its share. */
public final class FaultPlan {
  private final Random random;
  private final List<FaultKind> hand = new ArrayList<>();

  public FaultPlan(long seed) {
    this.random = new Random(seed);
  }

  /** The next kind. */
  public FaultKind next() {
    if (hand.isEmpty()) {
      deal();
    }
    return hand.removeLast();
  }

  private void deal() {
    for (FaultKind kind : FaultKind.values()) {
      hand.addAll(Collections.nCopies(kind.weight(), kind));
    }
    Collections.shuffle(hand, random);
  }
}
