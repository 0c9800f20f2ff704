package io.longhaul.workflows.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The differences between two inputs, member by member. */
public final class InputChanges {

  private InputChanges() {}

  /**
   * The members that differ, in the order of their pointers; arrays and scalars are compared whole.
   */
  public static List<InputChange> between(JsonNode before, JsonNode after) {
    List<InputChange> changes = new ArrayList<>();
    collect("", before, after, changes);
    return List.copyOf(changes);
  }

  private static void collect(
      String pointer, @Nullable JsonNode before, @Nullable JsonNode after, List<InputChange> into) {
    if (before != null && before.equals(after)) {
      return;
    }
    if (before == null || after == null || !before.isObject() || !after.isObject()) {
      into.add(new InputChange(pointer, before, after));
      return;
    }
    TreeSet<String> names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    for (String name : names) {
      String escaped = name.replace("~", "~0").replace("/", "~1");
      collect(pointer + "/" + escaped, before.get(name), after.get(name), into);
    }
  }
}
