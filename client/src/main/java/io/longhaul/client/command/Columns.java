package io.longhaul.client.command;

import java.util.ArrayList;
import java.util.List;

/** Rows of texts, each column as wide as its widest text. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... titles) {
    rows.add(List.of(titles));
  }

  void add(String... texts) {
    rows.add(List.of(texts));
  }

  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String text = row.get(column);
      line.append(text);
      if (column < row.size() - 1) {
        line.repeat(' ', width(column) - text.length() + 2);
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
