package io.longhaul.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every blob store does for many at once: threads with handles of their own, and processes
 * that are killed.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
public abstract class BlobStoreRaceConformance {

  private static final int THREADS = 8;
  private static final BlobKey COUNTER = new BlobKey("race/counter");

  /** How to open the store of this test. */
  protected abstract Class<? extends StoreOpener> opener();

  /** Where the store of this test is; it is empty. */
  protected abstract String address();

  private BlobStore open() {
    try {
      return opener().getConstructor().newInstance().open(address());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void letsOneOfManyCreate() throws Exception {
    for (int round = 0; round < 50; round++) {
      BlobKey key = BlobKey.of("race", "created-" + round);

      List<Boolean> created =
          race(thread -> open().createIfAbsent(key, TestBytes.of("thread " + thread)));

      assertThat(created).as("round %d", round).containsOnlyOnce(true);
      assertThat(open().read(key).orElseThrow().bytes())
          .isEqualTo(TestBytes.of("thread " + created.indexOf(true)));
    }
  }

  @Test
  void letsOneOfManyPublishIfAbsent() throws Exception {
    for (int round = 0; round < 20; round++) {
      BlobKey key = BlobKey.of("race", "published-" + round);

      List<Boolean> published = race(thread -> publishIfAbsent(key, thread));

      assertThat(published).as("round %d", round).containsOnlyOnce(true);
      assertThat(TestBytes.drain(open().open(key, 0)))
          .isEqualTo(TestBytes.of(published.indexOf(true), 50_000));
    }
  }

  private boolean publishIfAbsent(BlobKey key, int thread) {
    try (BlobUpload upload = open().begin(key)) {
      TestBytes.write(upload.stream(), TestBytes.of(thread, 50_000));
      return upload.publishIfAbsent().isPresent();
    }
  }

  @Test
  void losesNoUpdateAmongThreads() throws Exception {
    open().createIfAbsent(COUNTER, TestBytes.of("0"));

    race(thread -> {
      BlobStore store = open();
      IntStream.range(0, 40).forEach(i -> CounterProcess.increment(store, COUNTER));
      return true;
    });

    assertThat(counter()).isEqualTo(THREADS * 40);
  }

  @Test
  void losesNoUpdateAmongProcessesThatAreKilled() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    open().createIfAbsent(COUNTER, TestBytes.of("0"));
    int kills = 6;

    int acknowledged = 0;
    try (StoreProcess steady = startCounting()) {
      for (int kill = 0; kill < kills; kill++) {
        acknowledged += countUntilKilled(random.nextInt(1, 60));
      }
      steady.kill();
      acknowledged += steady.remainingLines().size();
    }

    assertThat(counter()).as("seed %d", seed).isBetween(acknowledged, acknowledged + kills + 1);
    CounterProcess.increment(open(), COUNTER);
  }

  private int countUntilKilled(int increments) {
    try (StoreProcess victim = startCounting()) {
      for (int i = 0; i < increments; i++) {
        assertThat(victim.nextLine()).isEqualTo("incremented");
      }
      victim.kill();
      return increments + victim.remainingLines().size();
    }
  }

  private StoreProcess startCounting() {
    return StoreProcess.start(CounterProcess.class, opener(), address(), COUNTER.value());
  }

  private int counter() {
    return Integer.parseInt(
        new String(open().read(COUNTER).orElseThrow().bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void neverPairsTheContentOfOneVersionWithTheTokenOfAnother() throws Exception {
    BlobKey key = new BlobKey("race/versions");
    open().createIfAbsent(key, TestBytes.of("start"));
    AtomicInteger writing = new AtomicInteger(2);
    ConcurrentMap<String, String> seen = new ConcurrentHashMap<>();

    race(thread -> {
      BlobStore store = open();
      if (thread < 2) {
        IntStream.range(0, 150).forEach(i -> publish(store, key, thread + "-" + i, seen));
        return writing.decrementAndGet();
      }
      while (writing.get() > 0) {
        BlobContent content = store.read(key).orElseThrow();
        requireSame(seen, content.version(), new String(content.bytes(), StandardCharsets.UTF_8));
      }
      return 0;
    });
  }

  private static void publish(
      BlobStore store, BlobKey key, String text, ConcurrentMap<String, String> seen) {
    requireSame(seen, TestBytes.publish(store, key, TestBytes.of(text)).version(), text);
  }

  private static void requireSame(
      ConcurrentMap<String, String> seen, String version, String content) {
    String before = seen.putIfAbsent(version, content);
    assertThat(before == null ? content : before).as("version %s", version).isEqualTo(content);
  }

  @Test
  void readersSeeWholeBlobsWhileTheyAreReplacedAndDeleted() throws Exception {
    BlobKey key = new BlobKey("race/changing");

    race(thread -> {
      BlobStore store = open();
      SplittableRandom random = new SplittableRandom(thread);
      for (int i = 0; i < 60; i++) {
        if (thread % 2 == 0) {
          change(store, key, random);
        } else {
          requireWhole(store, key);
        }
      }
      return true;
    });
  }

  private static void change(BlobStore store, BlobKey key, SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      store.delete(key);
    } else {
      TestBytes.publish(store, key, WriterProcess.content(random.nextInt(1_000)));
    }
  }

  private static void requireWhole(BlobStore store, BlobKey key) {
    store.read(key).ifPresent(content -> WriterProcess.requireWhole(content.bytes()));
    try {
      WriterProcess.requireWhole(TestBytes.drain(store.open(key, 0)));
    } catch (BlobNotFoundException e) {
      // Deleted at the moment.
    }
    store.list("race/").forEach(info -> assertThat(info.length()).isPositive());
  }

  @Test
  void showsNothingHalfWrittenAfterAnyKill() {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 0; kill < 8; kill++) {
      String directory = "kill-" + kill;
      List<String> acknowledged = writeUntilKilled(directory, random.nextInt(1, 40));

      BlobStore store = open();
      List<BlobKey> visible = store.list(directory + "/").map(BlobInfo::key).toList();
      for (BlobKey key : visible) {
        WriterProcess.requireWhole(TestBytes.drain(store.open(key, 0)));
      }
      assertThat(visible.stream().map(BlobKey::value))
          .as("seed %d", seed)
          .containsAll(acknowledged);
      store.delete(visible.getFirst());
      assertThat(store.createIfAbsent(visible.getFirst(), TestBytes.of("again"))).isTrue();
    }
  }

  private List<String> writeUntilKilled(String directory, int lines) {
    List<String> acknowledged = new ArrayList<>();
    try (StoreProcess writer =
        StoreProcess.start(WriterProcess.class, opener(), address(), directory)) {
      for (int i = 0; i < lines; i++) {
        acknowledged.add(writer.nextLine());
      }
      writer.kill();
      acknowledged.addAll(writer.remainingLines());
    }
    return acknowledged;
  }

  @Test
  void streamsWhatIsLargerThanMemory() throws Exception {
    long length = 300L << 20;

    try (StoreProcess process =
        StoreProcess.start(
            BigStreamProcess.class, opener(), address(), "big/blob", Long.toString(length))) {
      assertThat(process.nextLine()).isEqualTo("read back " + length);
      assertThat(process.exitCode()).isZero();
    }
  }

  private interface Racer<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> race(Racer<T> racer) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        all.add(() -> {
          start.await();
          return racer.run(thread);
        });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(all)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
