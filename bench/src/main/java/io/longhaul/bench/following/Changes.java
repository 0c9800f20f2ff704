package io.longhaul.bench.following;

import io.longhaul.bench.measure.Lags;
import io.longhaul.bench.measure.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rounds of changes, one of each operation in each, evenly spread; and how late each of those who
 * follow heard of each. Follower {@code n} follows operation {@code n mod operations}.
 */
final class Changes implements Crowd.Ear {
  private final PlayedOperations played;
  private final int followers;
  private final AtomicLongArray made;
  private final List<Lags> rounds;
  private final int[] heard;

  Changes(PlayedOperations played, int followers, int rounds) {
    this.played = played;
    this.followers = followers;
    this.made = new AtomicLongArray(played.size() * (rounds + 1));
    this.rounds = Stream.generate(() -> new Lags(followers)).limit(rounds).toList();
    this.heard = new int[followers];
  }

  /** Makes all of them; each operation changes once in each interval. */
  void make(Duration interval) {
    long step = interval.toNanos() / played.size();
    long next = System.nanoTime();
    for (int round = 1; round <= rounds.size(); round++) {
      for (int operation = 0; operation < played.size(); operation++) {
        LockSupport.parkNanos(next - System.nanoTime());
        made.set(place(operation, round), System.nanoTime());
        played.advance(operation, round);
        next += step;
      }
    }
  }

  /** Waits until all have heard of all, or the limit. */
  void await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - end < 0 && !rounds.stream().allMatch(Lags::areAllHeard)) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** One who hears of a change has heard of all before it, too. */
  @Override
  public void hear(int follower, long done, long nanos) {
    int operation = follower % played.size();
    while (heard[follower] < done) {
      int round = ++heard[follower];
      rounds.get(round - 1).add(nanos - made.get(place(operation, round)));
    }
  }

  /** One value of each round. */
  Sample each(Function<Lags, Double> value) {
    return new Sample(rounds.stream().map(value).toList());
  }

  /** How many changes were not heard of by how many followers, together. */
  long missed() {
    return rounds.stream().mapToLong(round -> followers - round.heard()).sum();
  }

  private int place(int operation, int round) {
    return round * played.size() + operation;
  }
}
