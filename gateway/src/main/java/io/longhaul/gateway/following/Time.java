package io.longhaul.gateway.following;

import java.util.concurrent.locks.LockSupport;

/** The time that looks are paced by. */
interface Time {

  /** The time of the machine. */
  Time REAL =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
          LockSupport.parkNanos(nanos);
        }
      };

  /** As {@link System#nanoTime()}. */
  long nanos();

  /** Comes back when about this much time has passed. */
  void pause(long nanos);
}
