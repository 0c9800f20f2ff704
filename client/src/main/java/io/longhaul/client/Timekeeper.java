package io.longhaul.client;

import java.time.Duration;

/** The passing of time, so that tests need not wait for it. */
interface Timekeeper {
  Timekeeper SYSTEM =
      new Timekeeper() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  long nanoTime();

  void sleep(Duration duration) throws InterruptedException;
}
