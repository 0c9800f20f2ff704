package io.longhaul.workflows.catalogue;

import java.io.File;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One small offence against each of {@link DeterminismRules}. */
final class Offenders {

  private Offenders() {}

  /** Draws lots. */
  static final class Chance {
    String id() {
      return UUID.randomUUID().toString();
    }
  }

  /** Waits on its own. */
  static final class Threads {
    void await() {
      LockSupport.parkNanos(1);
    }
  }

  /** Looks at a disk. */
  static final class Files {
    boolean exists(String name) {
      return new File(name).exists();
    }
  }

  /** Logs again on every replay. */
  static final class Logs {
    Logger logger() {
      return LoggerFactory.getLogger("replay");
    }
  }

  /** Leaves the order to hashes. */
  static final class HashOrder {
    Map<String, Integer> lengths(Stream<String> words) {
      return words.collect(Collectors.toMap(word -> word, String::length));
    }
  }

  /** Remembers across operations. */
  static final class State {
    private static int runs;

    int next() {
      return ++runs;
    }
  }
}
