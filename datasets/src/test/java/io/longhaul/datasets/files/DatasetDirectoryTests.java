package io.longhaul.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDirectoryTests {
  @TempDir Path home;
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void namesWhatIsThereInOrder() throws IOException {
    write("trees.yaml", "trees");
    write("pets.yaml", "pets");
    write("cars.yml", "cars");
    Files.writeString(home.resolve("README.md"), "no dataset");
    Files.writeString(home.resolve(".hidden.yaml"), "no dataset");
    DatasetDirectory directory = directory();

    assertThat(directory.names()).containsExactly("cars", "pets", "trees");
    assertThat(directory.datasets())
        .extracting(dataset -> dataset.table().name())
        .containsExactly("cars", "pets", "trees");
    assertThat(directory.find("pets")).isNotNull();
    assertThat(directory.find("dogs")).isNull();
    assertThat(directory.problems()).isEmpty();
  }

  @Test
  void seesAChangeWithinFiveSeconds() throws IOException {
    write("pets.yaml", "pets");
    DatasetDirectory directory = directory();
    assertThat(tableOf(directory, "pets")).isEqualTo("pets");

    write("pets.yaml", "cats");
    write("more.yaml", "more");
    later(Duration.ofSeconds(5));

    assertThat(tableOf(directory, "pets")).isEqualTo("cats");
    assertThat(directory.names()).containsExactly("more", "pets");
  }

  @Test
  void seesAChangeThatKeepsSizeAndTime() throws IOException {
    Path file = write("pets.yaml", "pets");
    FileTime time = Files.getLastModifiedTime(file);
    DatasetDirectory directory = directory();
    assertThat(tableOf(directory, "pets")).isEqualTo("pets");

    write("pets.yaml", "cats");
    Files.setLastModifiedTime(file, time);
    later(Duration.ofSeconds(2));

    assertThat(tableOf(directory, "pets")).isEqualTo("cats");
  }

  @Test
  void doesNotLookMoreOftenThanEveryTwoSeconds() throws IOException {
    write("pets.yaml", "pets");
    DatasetDirectory directory = directory();
    assertThat(tableOf(directory, "pets")).isEqualTo("pets");

    write("pets.yaml", "cats");
    later(Duration.ofMillis(1999));

    assertThat(tableOf(directory, "pets")).isEqualTo("pets");
  }

  @Test
  void keepsTheLastGoodDefinitionOfABrokenFile() throws IOException {
    Path file = write("pets.yaml", "pets");
    DatasetDirectory directory = directory();
    assertThat(directory.problems()).isEmpty();

    Files.writeString(file, "table: [");
    later(Duration.ofSeconds(2));

    assertThat(tableOf(directory, "pets")).isEqualTo("pets");
    assertThat(directory.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo("pets.yaml");
          assertThat(problem.message()).contains("no YAML");
        });

    write("pets.yaml", "cats");
    later(Duration.ofSeconds(2));

    assertThat(tableOf(directory, "pets")).isEqualTo("cats");
    assertThat(directory.problems()).isEmpty();
  }

  @Test
  void forgetsARemovedFile() throws IOException {
    Path file = write("pets.yaml", "pets");
    DatasetDirectory directory = directory();
    assertThat(directory.names()).containsExactly("pets");

    Files.delete(file);
    later(Duration.ofSeconds(2));

    assertThat(directory.names()).isEmpty();
  }

  @Test
  void reportsFilesThatCannotBeUsed() throws IOException {
    Files.write(home.resolve("latin.yaml"), new byte[] {'t', (byte) 0xE9});
    Files.writeString(home.resolve("large.yaml"), "#".repeat(1 << 20) + "#");
    write("Bad Name.yaml", "t");
    write("pets.yaml", "pets");
    write("pets.yml", "cats");
    DatasetDirectory directory = directory();

    assertThat(directory.names()).containsExactly("pets");
    assertThat(tableOf(directory, "pets")).isEqualTo("pets");
    assertThat(directory.problems())
        .extracting(DatasetProblem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).startsWith("Bad Name.yaml: ").contains("named after its file"),
            text -> assertThat(text).startsWith("large.yaml: ").contains("1 MiB"),
            text -> assertThat(text).startsWith("latin.yaml: ").contains("UTF-8"),
            text -> assertThat(text).startsWith("pets.yml: ").contains("already"));
  }

  @Test
  void saysThatTheDirectoryIsMissingAndKeepsWhatItKnows() throws IOException {
    Path file = write("pets.yaml", "pets");
    DatasetDirectory missing = new DatasetDirectory(home.resolve("nowhere"), nanos::get);
    DatasetDirectory vanishing = directory();
    assertThat(vanishing.names()).containsExactly("pets");

    Files.move(home, home.resolveSibling(home.getFileName() + "-moved"));
    later(Duration.ofSeconds(2));

    assertThat(missing.names()).isEmpty();
    assertThat(missing.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).endsWith("nowhere");
          assertThat(problem.message()).contains("does not exist", "create it");
        });
    assertThat(vanishing.names()).as("%s is gone", file).containsExactly("pets");
    assertThat(vanishing.problems()).hasSize(1);

    Files.move(home.resolveSibling(home.getFileName() + "-moved"), home);
    later(Duration.ofSeconds(2));

    assertThat(vanishing.problems()).isEmpty();
  }

  @Test
  void answersManyThreadsWhileFilesChange() throws Exception {
    write("pets.yaml", "pets");
    DatasetDirectory directory = directory();
    assertThat(directory.names()).containsExactly("pets");
    List<Callable<Boolean>> askers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      askers.add(() -> {
        boolean always = true;
        for (int round = 0; round < 200; round++) {
          later(Duration.ofSeconds(1));
          always &= directory.find("pets") != null && directory.names().contains("pets");
        }
        return always;
      });
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> answers = askers.stream().map(threads::submit).toList();
      for (int i = 0; i < 100; i++) {
        write("pets.yaml", "pets" + i);
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }

    later(Duration.ofSeconds(2));
    assertThat(tableOf(directory, "pets")).isEqualTo("pets99");
  }

  private DatasetDirectory directory() {
    return new DatasetDirectory(home, nanos::get);
  }

  private void later(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private static String tableOf(DatasetDirectory directory, String name) {
    var dataset = directory.find(name);
    return dataset == null ? "none" : dataset.table().name();
  }

  private Path write(String file, String table) throws IOException {
    return Files.writeString(
        home.resolve(file), "{table: %s, columns: [{name: a, type: text}]}".formatted(table));
  }
}
