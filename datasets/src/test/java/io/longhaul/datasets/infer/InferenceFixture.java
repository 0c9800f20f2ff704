package io.longhaul.datasets.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.files.DatasetYaml;
import io.longhaul.datasets.files.InvalidDatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes CSV files, and looks at what is proposed for them. */
final class InferenceFixture {
  static final Inference.Options NOTHING_KNOWN = new Inference.Options(null, null, List.of());

  private InferenceFixture() {}

  static Path csv(Path file, String header, int records, IntFunction<String> record)
      throws IOException {
    return Files.writeString(file, header + "\n" + lines(records, record));
  }

  static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count)
        .mapToObj(line)
        .map(text -> text + "\n")
        .collect(Collectors.joining());
  }

  /** The column as it is read again from the proposed file. */
  static Column column(Proposal proposal, String header) throws InvalidDatasetException {
    Dataset reread = DatasetYaml.read(proposal.dataset().name(), proposal.yaml());
    assertThat(reread).as(proposal.yaml()).isEqualTo(proposal.dataset());
    return Objects.requireNonNull(reread.columnOfHeader(header), header);
  }

  static ColumnType type(Proposal proposal, String header) {
    return Objects.requireNonNull(proposal.dataset().columnOfHeader(header), header).type();
  }
}
