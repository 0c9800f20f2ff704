package io.longhaul.e2e.faults;

/** What can be done to a stack while it works. */
public enum FaultKind {
  KILL_WORKER("SIGKILL of the loading worker", 4),
  FREEZE_WORKER("SIGSTOP of the loading worker past its heartbeat time-out, then SIGCONT", 4),
  KILL_GATEWAY("SIGKILL of the gateway", 2),
  KILL_ENGINE("SIGKILL of the engine", 2),
  FREEZE_ENGINE("SIGSTOP of the engine, then SIGCONT", 1),
  KILL_DATABASE("SIGKILL of the database", 2),
  TERMINATE_BACKENDS("pg_terminate_backend of the workers' connections", 2),
  DROP_CONNECTIONS("reset of the workers' database connections", 2),
  HOLD_CONNECTIONS("database connections that carry nothing for a while", 1);

  private final String words;
  private final int weight;

  FaultKind(String words, int weight) {
    this.words = words;
    this.weight = weight;
  }

  /** What happens, for people. */
  public String words() {
    return words;
  }

  /** How often it is chosen, compared to the others. */
  int weight() {
    return weight;
  }
}
