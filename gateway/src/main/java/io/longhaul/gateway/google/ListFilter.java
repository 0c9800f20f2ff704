package io.longhaul.gateway.google;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter of a list (AIP-160), as far as our own lists can be filtered: comparisons joined by
 * {@code AND}.
 */
final class ListFilter {

  private static final String FORM =
      "comparisons joined by AND, such as done = false AND kind = \"bulk-import\"";
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*(?:metadata\\.)?(?<field>[a-zA-Z]+|labels\\.[^\\s=<>\"]+)\\s*(?<operator>=|>=|<)\\s*"
              + "(?:\"(?<quoted>(?:[^\"\\\\]|\\\\[\"\\\\])*+)\"|(?<bare>[^\\s\"<>=]+))"
              + "(?<end>\\s+AND\\s|\\s*$)");
  private static final Set<String> EQUAL = Set.of("status", "state", "kind", "owner", "tenant");
  private static final String LABELS = "labels.";

  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  private ListFilter() {}

  /** The same filter as parameters of our own list. */
  static Map<String, String[]> parse(String filter) {
    ListFilter read = new ListFilter();
    Matcher comparison = COMPARISON.matcher(filter);
    int from = 0;
    boolean more = !filter.isBlank();
    while (more) {
      if (!comparison.find(from) || comparison.start() != from) {
        throw unclear(filter);
      }
      read.add(comparison, filter);
      from = comparison.end();
      more = comparison.group("end").contains("AND");
    }
    Map<String, String[]> parameters = new LinkedHashMap<>();
    read.parameters.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return parameters;
  }

  private void add(Matcher comparison, String filter) {
    String field = comparison.group("field");
    String quoted = comparison.group("quoted");
    String value =
        quoted == null ? comparison.group("bare") : quoted.replaceAll("\\\\([\"\\\\])", "$1");
    switch (comparison.group("operator") + field) {
      case "=done" -> once("status", statuses(value, filter), filter);
      case ">=createdAt" -> once("createdAfter", value, filter);
      case "<createdAt" -> once("createdBefore", value, filter);
      case String equal when equal.startsWith("=" + LABELS) ->
          values("label").add(field.substring(LABELS.length()) + "=" + value);
      case String equal when equal.startsWith("=") && EQUAL.contains(field) ->
          once(field, value, filter);
      default -> throw unclear(filter);
    }
  }

  private void once(String name, String value, String filter) {
    if (!values(name).isEmpty()) {
      throw unclear(filter);
    }
    values(name).add(value);
  }

  private List<String> values(String name) {
    return parameters.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private static String statuses(String done, String filter) {
    return switch (done) {
      case "true" -> "Succeeded,Failed,Canceled";
      case "false" -> "NotStarted,Running";
      default -> throw unclear(filter);
    };
  }

  private static ProblemException unclear(String filter) {
    String shown = filter.length() <= 200 ? filter : filter.substring(0, 200) + "…";
    return new ProblemException(
        ErrorCode.INVALID_FILTER,
        "The filter could not be understood: "
            + shown
            + ". It takes "
            + FORM
            + "; the fields are done, status, state, kind, owner, tenant, labels.NAME and createdAt"
            + " (>= and <).");
  }
}
