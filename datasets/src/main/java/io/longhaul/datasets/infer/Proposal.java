package io.longhaul.datasets.infer;

import io.longhaul.datasets.Dataset;
import java.util.List;

/**
 * What a file seems to be.
 *
 * @param format how the file is written
 * @param records how many records were read, the header not counted
 * @param notes what a person should look at before trusting it, in full sentences
 * @param yaml the dataset file
 * @param createTable the SQL of its table
 */
public record Proposal(
    Dataset dataset,
    CsvFormat format,
    long records,
    List<String> notes,
    String yaml,
    String createTable) {
  public Proposal {
    notes = List.copyOf(notes);
  }
}
