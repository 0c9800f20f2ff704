package io.longhaul.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who may call the engine when many want to. */
class EnginePlacesTests {

  private static final Duration SILENCE = Duration.ofMillis(200);

  private final EnginePlaces places = new EnginePlaces(1, SILENCE);

  @Test
  void oneMoreWaitsForAsLongAsTheEngineAnswers() throws Exception {
    places.enter();
    CompletableFuture<Boolean> next = entering();
    long begun = System.nanoTime();
    Await.until(
        "more than the silence to pass",
        () -> {
          places.answered();
          return System.nanoTime() - begun > 2 * SILENCE.toNanos();
        });
    boolean early = next.isDone();
    places.leave();

    assertThat(early).isFalse();
    assertThat(next.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anEngineThatAnswersNobodyIsNotWaitedFor() throws Exception {
    places.enter();
    CompletableFuture<Boolean> next = entering();
    CompletableFuture<Boolean> last = entering();
    long begun = System.nanoTime();
    Await.until(
        "more than the silence to pass", () -> System.nanoTime() - begun > 2 * SILENCE.toNanos());
    places.leave();

    assertThat(next.get(5, TimeUnit.SECONDS)).isFalse();
    assertThat(last.get(5, TimeUnit.SECONDS)).isFalse();
    assertThat(places.enter()).as("the next try").isTrue();
  }

  private CompletableFuture<Boolean> entering() {
    CompletableFuture<Boolean> entered = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().start(() -> entered.complete(places.enter()));
    Await.until("it to wait", () -> thread.getState() == Thread.State.TIMED_WAITING);
    return entered;
  }
}
