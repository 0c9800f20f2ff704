package io.longhaul.datasets.files;

import io.longhaul.datasets.Dataset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The datasets of a directory, one per {@code *.yaml} file, kept up with changes of the files:
 * whoever asks, at most two seconds after the last look, gets what the files say. Thread-safe.
 *
 * <p>A file that turns out broken keeps its last good definition and shows among the problems; a
 * missing directory is a problem too, never an exception.
 */
public final class DatasetDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetDirectory.class);
  private static final long LOOK_EVERY = Duration.ofSeconds(2).toNanos();

  private final Path directory;
  private final LongSupplier nanoTime;
  private DirectorySnapshot snapshot = DirectorySnapshot.EMPTY;
  private long lookedAt;

  public DatasetDirectory(Path directory) {
    this(directory, System::nanoTime);
  }

  DatasetDirectory(Path directory, LongSupplier nanoTime) {
    this.directory = directory;
    this.nanoTime = nanoTime;
    lookedAt = nanoTime.getAsLong() - LOOK_EVERY;
  }

  /** The names of all datasets, sorted. */
  public List<String> names() {
    return List.copyOf(current().datasets().keySet());
  }

  /** All datasets, in the order of their names. */
  public Collection<Dataset> datasets() {
    return List.copyOf(current().datasets().values());
  }

  /** The dataset of this name as its file says now, or {@code null}. */
  public @Nullable Dataset find(String name) {
    return current().datasets().get(name);
  }

  /** What is wrong now, in the order of file names; empty when all is well. */
  public List<DatasetProblem> problems() {
    return current().problems();
  }

  private synchronized DirectorySnapshot current() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt >= LOOK_EVERY) {
      lookedAt = now;
      DirectorySnapshot fresh = DirectorySnapshot.of(directory, snapshot);
      logChanges(snapshot, fresh);
      snapshot = fresh;
    }
    return snapshot;
  }

  private static void logChanges(DirectorySnapshot before, DirectorySnapshot after) {
    after.problems().stream()
        .filter(problem -> !before.problems().contains(problem))
        .forEach(problem -> LOG.warn("Dataset file {}", problem));
    if (!before.datasets().equals(after.datasets())) {
      LOG.info("Datasets are now {}", after.datasets().keySet());
    }
  }
}
