package io.longhaul.client.command;

import io.longhaul.client.RetryNotice;
import io.longhaul.client.display.Amounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Says that the server does not answer: when it begins, and not more often than each 10 s. */
final class OutageNotice implements Consumer<RetryNotice> {
  private static final long BETWEEN = Duration.ofSeconds(10).toNanos();

  private final Consumer<String> lines;
  private long last;
  private boolean said;

  OutageNotice(PrintStream err) {
    this(err::println);
  }

  OutageNotice(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void accept(RetryNotice notice) {
    long now = System.nanoTime();
    boolean begins = notice.attempt() == 1;
    if (said && !begins && now - last < BETWEEN) {
      return;
    }
    said = true;
    last = now;
    lines.accept(
        "The server does not answer: %s. Trying again in %s."
            .formatted(withoutStop(notice.reason()), inWords(notice.delay())));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String inWords(Duration delay) {
    return delay.toSeconds() < 1 ? "a moment" : Amounts.duration(delay);
  }
}
