package io.longhaul.local.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making an entry of the cache: once, whole, and never from what an interrupted maker left. */
class CacheSlotTests {
  @TempDir private Path directory = Path.of("");

  @Test
  void leftoverOfAnInterruptedMakerIsRemovedAndNeverUsed() throws IOException {
    var slot = new CacheSlot(directory.resolve("1.0"));
    Files.createDirectories(slot.directory());
    Files.writeString(slot.draft("program"), "half a prog");
    Files.createDirectories(slot.draft("tree").resolve("deep"));
    Files.writeString(slot.draft("tree").resolve("deep").resolve("file"), "x");

    try (var _ = slot.lock(() -> {})) {
      assertThat(slot.draft("program")).doesNotExist();
      assertThat(slot.draft("tree")).doesNotExist();
      assertThat(slot.entry("program")).doesNotExist();
    }
  }

  @Test
  void secondMakerWaitsAndIsToldSo() throws Exception {
    var slot = new CacheSlot(directory.resolve("1.0"));
    var waiting = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    Thread second;

    try (var _ = slot.lock(() -> {})) {
      second = Thread.ofPlatform().start(() -> enter(slot, waiting, entered));
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(entered.getCount()).isEqualTo(1);
    }

    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    second.join();
  }

  @Test
  void manyThreadsMakeTheEntryOnce() throws InterruptedException {
    var slot = new CacheSlot(directory.resolve("1.0"));
    var made = new AtomicInteger();
    var threads = new Thread[8];

    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.ofPlatform().start(() -> makeWhenMissing(slot, made));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(made).hasValue(1);
    assertThat(slot.entry("program")).hasContent("program");
  }

  @Test
  void cacheLiesWhereTheEnvironmentSays() {
    assertThat(PerUserCache.of(Map.of("LONGHAUL_CACHE", "/x/cache")).directory())
        .isEqualTo(Path.of("/x/cache"));
  }

  private static void enter(CacheSlot slot, CountDownLatch waiting, CountDownLatch entered) {
    try (var _ = slot.lock(waiting::countDown)) {
      entered.countDown();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void makeWhenMissing(CacheSlot slot, AtomicInteger made) {
    try (var _ = slot.lock(() -> {})) {
      if (!Files.exists(slot.entry("program"))) {
        Files.writeString(slot.draft("program"), "program");
        slot.publish("program");
        made.incrementAndGet();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
