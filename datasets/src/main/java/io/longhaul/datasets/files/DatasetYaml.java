package io.longhaul.datasets.files;

import io.longhaul.datasets.Dataset;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Datasets as YAML text, both ways: what {@link #write} writes, {@link #read} reads as an equal
 * dataset.
 */
public final class DatasetYaml {
  /** Loaded when the first file is read: writing one needs none of it. */
  private static final class Mapper {
    private static final YAMLMapper YAML =
        YAMLMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  private DatasetYaml() {}

  /**
   * Reads and checks a dataset.
   *
   * @param name the dataset's name, which stands in problems as {@code <name>.yaml}
   * @throws InvalidDatasetException with all that is wrong
   */
  public static Dataset read(String name, String text) throws InvalidDatasetException {
    return read(name, name + ".yaml", text);
  }

  static Dataset read(String name, String file, String text) throws InvalidDatasetException {
    ProblemLog problems = new ProblemLog(file);
    JsonNode root = tree(text, problems);
    problems.throwIfAny();
    DatasetSchema.check(root, problems);
    problems.throwIfAny();
    return new DatasetReader(name, root, problems).read();
  }

  private static JsonNode tree(String text, ProblemLog problems) {
    try {
      return Mapper.YAML.readTree(new WholeCharacters(text));
    } catch (JacksonException e) {
      var where = e.getLocation();
      String place =
          where == null
              ? ""
              : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
      problems.add(
          "", "This is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse("") + place);
      return Mapper.YAML.nullNode();
    }
  }

  /** The dataset as a file that a person can go on with. */
  public static String write(Dataset dataset) {
    return new DatasetWriter(dataset).write();
  }
}
