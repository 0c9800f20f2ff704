package io.longhaul.local.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerUserCacheTests {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path directory = Path.of("");

  @Test
  void prunesWhatIsNeitherNewNorYoungNorOfAnotherName() throws IOException {
    var cache = new PerUserCache(directory);
    var oldest = place("worker-1", 5);
    var older = place("worker-2", 4);
    var old = place("worker-3", 3);
    var other = place("gateway-1", 9);

    cache.prune("applications", "worker-", 1, DAY.multipliedBy(4).minusHours(1));

    assertThat(oldest).doesNotExist();
    assertThat(older).doesNotExist();
    assertThat(old).exists();
    assertThat(other).exists();
  }

  @Test
  void leavesAloneWhatSomebodyMayBeAboutToUse() throws IOException {
    var young = place("worker-1", 0);
    place("worker-2", 0);

    new PerUserCache(directory).prune("applications", "worker-", 1, DAY);

    assertThat(young).exists();
  }

  private Path place(String name, int days) throws IOException {
    var place = Files.createDirectories(directory.resolve("applications").resolve(name));
    Files.writeString(place.resolve("file"), name);
    var made = Instant.now().minus(DAY.multipliedBy(days));
    return Files.setLastModifiedTime(place, FileTime.from(made));
  }
}
