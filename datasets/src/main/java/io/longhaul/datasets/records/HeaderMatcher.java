package io.longhaul.datasets.records;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares one header with one dataset. */
final class HeaderMatcher {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String OTHER_DELIMITERS = ",;\t|";

  private final Dataset dataset;
  private final List<String> header;
  private final List<HeaderError> errors = new ArrayList<>();

  private HeaderMatcher(Dataset dataset, List<String> header) {
    this.dataset = dataset;
    this.header = header;
  }

  static HeaderMatch match(Dataset dataset, List<String> header) {
    return new HeaderMatcher(dataset, cleaned(header)).match();
  }

  private HeaderMatch match() {
    if (header.stream().allMatch(String::isEmpty)) {
      return new HeaderMatch.Mismatched(List.of(missingHeader()));
    }
    if (looksUndivided()) {
      return new HeaderMatch.Mismatched(List.of(wrongDelimiter()));
    }
    Map<String, Integer> places = places();
    findUnknown(places);
    List<Integer> positions = positions(places);
    return errors.isEmpty()
        ? new HeaderMatch.Matched(header, positions)
        : new HeaderMatch.Mismatched(errors);
  }

  private Map<String, Integer> places() {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      Integer earlier = places.putIfAbsent(header.get(i), i);
      if (earlier != null && !passedOver(header.get(i))) {
        add(
            HeaderErrorCode.HEADER_DUPLICATE,
            header.get(i),
            "The column '%s' is there twice, at %d and %d; name each column once."
                .formatted(Excerpt.of(header.get(i)), earlier + 1, i + 1));
      }
    }
    return places;
  }

  private void findUnknown(Map<String, Integer> places) {
    for (Map.Entry<String, Integer> cell : places.entrySet()) {
      if (dataset.columnOfHeader(cell.getKey()) == null && !passedOver(cell.getKey())) {
        add(
            HeaderErrorCode.HEADER_UNKNOWN,
            cell.getKey(),
            "The column '%s' (number %d) is unknown to the dataset '%s', which has %s; remove it, or list it under 'ignore'."
                .formatted(
                    Excerpt.of(cell.getKey()), cell.getValue() + 1, dataset.name(), expected()));
      }
    }
  }

  private List<Integer> positions(Map<String, Integer> places) {
    List<Integer> positions = new ArrayList<>();
    Map<String, String> byFoldedName = new HashMap<>();
    header.forEach(cell -> byFoldedName.putIfAbsent(folded(cell), cell));
    for (Column column : dataset.columns()) {
      Integer place = places.get(column.header());
      if (place != null) {
        positions.add(place);
      } else {
        add(HeaderErrorCode.HEADER_INCOMPLETE, column.header(), missing(column, byFoldedName));
      }
    }
    return positions;
  }

  private static String missing(Column column, Map<String, String> byFoldedName) {
    String similar = byFoldedName.get(folded(column.header()));
    return "The column '%s' is missing.%s"
        .formatted(column.header(), similar == null ? "" : " Is it '" + Excerpt.of(similar) + "'?");
  }

  private boolean passedOver(String cell) {
    return HeaderMatch.REJECT_COLUMNS.contains(cell) || dataset.ignoredHeaders().contains(cell);
  }

  private boolean looksUndivided() {
    return header.size() == 1
        && dataset.columnOfHeader(header.getFirst()) == null
        && OTHER_DELIMITERS.chars().anyMatch(c -> header.getFirst().indexOf(c) >= 0)
        && dataset.columns().stream()
            .anyMatch(column -> header.getFirst().contains(column.header()));
  }

  private HeaderError wrongDelimiter() {
    return new HeaderError(
        HeaderErrorCode.DELIMITER_MISMATCH,
        "",
        "The header is one single field, '%s'; the file seems to be divided by another character than the one it was read with."
            .formatted(Excerpt.of(header.getFirst())));
  }

  private HeaderError missingHeader() {
    return new HeaderError(
        HeaderErrorCode.HEADER_MISSING,
        "",
        "The header is empty; the first line has to name the columns " + expected() + ".");
  }

  private String expected() {
    return dataset.columns().stream()
        .map(column -> "'" + column.header() + "'")
        .collect(Collectors.joining(", "));
  }

  private void add(HeaderErrorCode code, String column, String message) {
    errors.add(new HeaderError(code, column, message));
  }

  private static String folded(String cell) {
    return cell.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static List<String> cleaned(List<String> header) {
    List<String> cells = new ArrayList<>();
    for (String cell : header) {
      boolean marked = cells.isEmpty() && !cell.isEmpty() && cell.charAt(0) == BYTE_ORDER_MARK;
      cells.add((marked ? cell.substring(1) : cell).strip());
    }
    return cells;
  }
}
