package io.longhaul.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random operations on a store and on a sorted map of bytes: both must say the same. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class BlobStoreModelConformance {

  private static final int OPERATIONS = 1_500;
  private static final List<String> SEGMENTS = List.of("a", "B", "b", "a-1", "a.1", "a~1", "=");

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final TreeMap<String, byte[]> model = new TreeMap<>();

  /** The empty store of this test. */
  protected abstract BlobStore store();

  @Test
  void doesWhatASortedMapDoes() {
    for (int i = 0; i < OPERATIONS; i++) {
      String step = "seed %d, operation %d".formatted(seed, i);
      BlobKey key = randomKey();
      switch (random.nextInt(8)) {
        case 0 -> publish(key);
        case 1 -> publishIfAbsent(step, key);
        case 2 -> create(step, key);
        case 3 -> compareAndSet(step, key);
        case 4 -> delete(step, key);
        case 5 -> page(step);
        default -> read(step, key);
      }
    }
    assertThat(store().list("").map(info -> info.key().value()))
        .as("seed %d", seed)
        .containsExactlyElementsOf(model.keySet());
  }

  private void publish(BlobKey key) {
    byte[] content = randomContent();
    TestBytes.publish(store(), key, content);
    model.put(key.value(), content);
  }

  private void publishIfAbsent(String step, BlobKey key) {
    byte[] content = randomContent();
    try (BlobUpload upload = store().begin(key)) {
      TestBytes.write(upload.stream(), content);
      assertThat(upload.publishIfAbsent().isPresent())
          .as(step)
          .isEqualTo(model.putIfAbsent(key.value(), content) == null);
    }
  }

  private void create(String step, BlobKey key) {
    byte[] content = randomContent();
    assertThat(store().createIfAbsent(key, content))
        .as(step)
        .isEqualTo(model.putIfAbsent(key.value(), content) == null);
  }

  private void compareAndSet(String step, BlobKey key) {
    byte[] content = randomContent();
    boolean right = random.nextBoolean();
    String version = store().describe(key).map(BlobInfo::version).orElse("0-0-0");
    boolean set = store().compareAndSet(key, right ? version : version + "0", content);
    assertThat(set).as(step).isEqualTo(right && model.containsKey(key.value()));
    if (set) {
      model.put(key.value(), content);
    }
  }

  private void delete(String step, BlobKey key) {
    Optional<BlobInfo> present = store().describe(key);
    if (present.isPresent() && random.nextBoolean()) {
      assertThat(store().compareAndDelete(key, present.get().version())).as(step).isTrue();
    } else {
      store().delete(key);
    }
    model.remove(key.value());
  }

  private void page(String step) {
    String prefix = randomKey().value();
    prefix = prefix.substring(0, random.nextInt(prefix.length() + 1));
    BlobKey after = random.nextBoolean() ? randomKey() : null;
    int limit = 1 + random.nextInt(6);

    BlobPage page = store().list(prefix, after, limit);

    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : model.entrySet()) {
      if (entry.getKey().startsWith(prefix)
          && (after == null || entry.getKey().compareTo(after.value()) > 0)) {
        expected.add(entry.getKey());
      }
    }
    assertThat(page.blobs().stream().map(info -> info.key().value()))
        .as(step)
        .containsExactlyElementsOf(expected.stream().limit(limit).toList());
    assertThat(page.next() == null).as(step).isEqualTo(expected.size() <= limit);
  }

  private void read(String step, BlobKey key) {
    byte[] expected = model.get(key.value());
    assertThat(store().describe(key).isPresent()).as(step).isEqualTo(expected != null);
    if (expected == null) {
      assertThat(store().read(key)).as(step).isEmpty();
      return;
    }
    int offset = random.nextInt(expected.length + 1);
    int length = random.nextInt(expected.length + 1);
    int end = Math.min(expected.length, offset + length);
    assertThat(store().read(key).orElseThrow().bytes()).as(step).isEqualTo(expected);
    assertThat(TestBytes.drain(store().openRange(key, offset, length)))
        .as(step)
        .isEqualTo(Arrays.copyOfRange(expected, offset, end));
  }

  /** Always of three segments: no key is a directory of another. */
  private BlobKey randomKey() {
    return BlobKey.of(randomSegment(), randomSegment(), randomSegment());
  }

  private String randomSegment() {
    return SEGMENTS.get(random.nextInt(SEGMENTS.size()));
  }

  private byte[] randomContent() {
    return TestBytes.of(random.nextLong(), random.nextInt(random.nextInt(10) == 0 ? 100_000 : 100));
  }
}
