package io.longhaul.gateway.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A visibility query under construction; texts from clients only ever become string literals. */
final class VisibilityQuery {

  private final List<String> conditions = new ArrayList<>();

  VisibilityQuery equal(String attribute, String value) {
    conditions.add(attribute + " = " + literal(value));
    return this;
  }

  VisibilityQuery in(String attribute, Collection<String> values) {
    conditions.add(
        attribute
            + values.stream()
                .map(VisibilityQuery::literal)
                .sorted()
                .collect(Collectors.joining(", ", " IN (", ")")));
    return this;
  }

  VisibilityQuery notEarlier(String attribute, Instant time) {
    conditions.add(attribute + " >= " + literal(time.toString()));
    return this;
  }

  VisibilityQuery earlier(String attribute, Instant time) {
    conditions.add(attribute + " < " + literal(time.toString()));
    return this;
  }

  VisibilityQuery anyOf(List<String> alternatives) {
    conditions.add(alternatives.stream().collect(Collectors.joining(" OR ", "(", ")")));
    return this;
  }

  VisibilityQuery present(String attribute) {
    conditions.add(attribute + " IS NOT NULL");
    return this;
  }

  static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public String toString() {
    return String.join(" AND ", conditions);
  }
}
