package io.longhaul.datasets.files;

import io.longhaul.datasets.Dataset;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a directory said at one moment. Files are compared by their content, which is
 * small, and not by time and size, which miss a second change within the clock's grain.
 *
 * @param files by file name, what was read and made of it
 */
record DirectorySnapshot(
    SortedMap<String, FileState> files,
    NavigableMap<String, Dataset> datasets,
    List<DatasetProblem> problems) {
  static final DirectorySnapshot EMPTY =
      new DirectorySnapshot(new TreeMap<>(), new TreeMap<>(), List.of());

  private static final long MAX_BYTES = 1 << 20;
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

  /** A file's text, the last good dataset in it, and what is wrong with the text. */
  record FileState(
      @Nullable String text, @Nullable Dataset dataset, List<DatasetProblem> problems) {
    static final FileState NONE = new FileState(null, null, List.of());

    FileState broken(@Nullable String newText, List<DatasetProblem> newProblems) {
      return new FileState(newText, dataset, newProblems);
    }
  }

  /** Looks at the directory again; what did not change is taken over. */
  static DirectorySnapshot of(Path directory, DirectorySnapshot before) {
    SortedMap<String, FileState> files = new TreeMap<>();
    try {
      for (Path file : list(directory)) {
        String fileName = file.getFileName().toString();
        FileState old = before.files.getOrDefault(fileName, FileState.NONE);
        FileState state = state(file, fileName, old);
        if (state != null) {
          files.put(fileName, state);
        }
      }
    } catch (IOException e) {
      return new DirectorySnapshot(
          before.files, before.datasets, List.of(unreadable(directory, e)));
    }
    return assembled(files);
  }

  private static Iterable<Path> list(Path directory) throws IOException {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            directory,
            path ->
                path.getFileName().toString().matches("[^.].*\\.ya?ml")
                    && !Files.isDirectory(path))) {
      TreeSet<Path> sorted = new TreeSet<>();
      all.forEach(sorted::add);
      return sorted;
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static @Nullable FileState state(Path file, String fileName, FileState old) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return old.broken(
            null, List.of(new DatasetProblem(fileName, "", "The file is larger than 1 MiB.")));
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.equals(old.text) ? old : parsed(fileName, text, old);
    } catch (NoSuchFileException removedMeanwhile) {
      return null;
    } catch (CharacterCodingException e) {
      return old.broken(
          null, List.of(new DatasetProblem(fileName, "", "The file is not written in UTF-8.")));
    } catch (IOException e) {
      return old.broken(
          null, List.of(new DatasetProblem(fileName, "", "The file cannot be read: " + e)));
    }
  }

  private static FileState parsed(String fileName, String text, FileState old) {
    String name = nameOf(fileName);
    if (!name.matches(NAME)) {
      String message =
          "A dataset is named after its file; allowed: up to 63 of a-z, 0-9, '.', '_' and '-', a letter or digit first.";
      return old.broken(text, List.of(new DatasetProblem(fileName, "", message)));
    }
    try {
      return new FileState(text, DatasetYaml.read(name, fileName, text), List.of());
    } catch (InvalidDatasetException e) {
      return old.broken(text, e.problems());
    }
  }

  private static DirectorySnapshot assembled(SortedMap<String, FileState> files) {
    NavigableMap<String, Dataset> datasets = new TreeMap<>();
    List<DatasetProblem> problems = new ArrayList<>();
    files.forEach((fileName, state) -> {
      problems.addAll(state.problems);
      if (state.dataset != null
          && datasets.putIfAbsent(state.dataset.name(), state.dataset) != null) {
        problems.add(
            new DatasetProblem(
                fileName, "", "Another file defines '" + nameOf(fileName) + "' already."));
      }
    });
    return new DirectorySnapshot(files, datasets, List.copyOf(problems));
  }

  private static DatasetProblem unreadable(Path directory, IOException e) {
    String message =
        switch (e) {
          case NoSuchFileException none ->
              "The datasets directory does not exist; create it, or configure another one.";
          case NotDirectoryException none ->
              "This is no directory; configure the one with the dataset files.";
          default -> "The datasets directory cannot be read: " + e;
        };
    return new DatasetProblem(directory.toAbsolutePath().toString(), "", message);
  }

  private static String nameOf(String fileName) {
    return fileName.substring(0, fileName.lastIndexOf('.'));
  }
}
