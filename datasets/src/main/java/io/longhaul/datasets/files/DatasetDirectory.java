package io.longhaul.datasets.files;

import io.longhaul.datasets.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of a directory, one per {@code *.yaml} file, kept up with changes of the files.
 * Thread-safe.
 *
 * <p>A file that turns out broken keeps its last good definition and shows among the problems; a
 * missing directory is a problem too, never an exception.
 */
public final class DatasetDirectory {
  private final Path directory;
  private final NavigableMap<String, Dataset> datasets = new ConcurrentSkipListMap<>();
  private final List<DatasetProblem> problems = new CopyOnWriteArrayList<>();

  public DatasetDirectory(Path directory) {
    this.directory = directory;
    problems.add(new DatasetProblem(this.directory.toString(), "", "Not read yet."));
  }

  /** The names of all datasets, sorted. */
  public List<String> names() {
    return List.copyOf(datasets.keySet());
  }

  /** The dataset of this name as its file says now, or {@code null}. */
  public @Nullable Dataset find(String name) {
    return datasets.get(name);
  }

  /** What is wrong now, in the order of file names; empty when all is well. */
  public List<DatasetProblem> problems() {
    return List.copyOf(problems);
  }
}
