package io.longhaul.workflows.webhooks;

/** What gives rise to a delivery. The type of its event may depend on what is found out later. */
public enum Occasion {
  STARTED("started"),
  PROGRESS("progress"),
  NEEDS_ATTENTION("attention"),
  /** However it ended: the payload says which event that is. */
  END("end"),
  /** Somebody tries an endpoint. */
  TEST("test"),
  /** Somebody wants a message to be sent again. */
  AGAIN("again");

  private final String word;

  Occasion(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
