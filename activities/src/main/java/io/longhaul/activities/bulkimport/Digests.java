package io.longhaul.activities.bulkimport;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import io.longhaul.storage.Sha256;
import io.longhaul.workflows.bulkimport.CsvFormat;
import java.util.ArrayList;
import java.util.List;

/** Digests of what decides the effect of an import. */
final class Digests {

  private Digests() {}

  /** Of the file, the dataset as it is defined now, and the format. */
  static String of(String fileSha256, Dataset dataset, CsvFormat format) {
    List<Object> parts = new ArrayList<>();
    parts.add(fileSha256);
    parts.add(dataset.name());
    parts.add(dataset.table());
    parts.add(dataset.key());
    parts.add(dataset.ignoredHeaders());
    for (Column column : dataset.columns()) {
      parts.add(column.header());
      parts.add(column.name());
      parts.add(column.type());
      parts.add(column.required());
      parts.add(String.valueOf(column.defaultText()));
      parts.add(dataset.nullTextsOf(column));
    }
    parts.add(format);
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      String each = part.toString();
      text.append(each.length()).append(':').append(each).append('\n');
    }
    return Sha256.of(text.toString());
  }
}
