package io.longhaul.gateway.operations;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a list out of a query string, strictly: a typing error is no filter. */
final class FilterReader {

  private static final String PAGE_TOKEN = "pageToken";
  private static final String EMPTY = "is empty: give it a value, or leave it out";

  // Visibility is told of these states only; the others pass inside a step.
  private static final Set<OperationState> UNLISTED =
      EnumSet.of(OperationState.RETRYING, OperationState.CANCELING, OperationState.PAUSED);
  private static final Set<String> KNOWN =
      Set.of(
          "status",
          "state",
          "kind",
          "label",
          "owner",
          "tenant",
          "createdAfter",
          "createdBefore",
          "pageSize",
          PAGE_TOKEN,
          // Azure's clients put it on every request.
          "api-version");

  private final Map<String, String[]> parameters;
  private final List<ErrorDetail> errors = new ArrayList<>();

  FilterReader(Map<String, String[]> parameters) {
    this.parameters = parameters;
    for (String name : parameters.keySet()) {
      if (!KNOWN.contains(name)) {
        wrong(name, "is not known here", String.join(", ", KNOWN.stream().sorted().toList()));
      }
    }
  }

  @Nullable String text(String name) {
    String[] values = parameters.get(name);
    if (values != null && values.length > 1) {
      wrong(name, "may be given once", null);
    }
    if (values != null && values[0].isEmpty()) {
      wrong(name, EMPTY, null);
      return null;
    }
    // The engine's query ends at some of them.
    if (values != null && values[0].chars().anyMatch(Character::isISOControl)) {
      wrong(name, "has a control character", null);
    }
    return values == null ? null : values[0];
  }

  // Clients send it empty for the first page.
  @Nullable String pageToken() {
    String[] values = parameters.get(PAGE_TOKEN);
    return values != null && values.length == 1 && values[0].isEmpty() ? null : text(PAGE_TOKEN);
  }

  int number(String name) {
    String text = text(name);
    if (text == null) {
      return 0;
    }
    if (!text.matches("[0-9]{1,9}")) {
      wrong(name, "is not allowed", "a number from 0");
      return 0;
    }
    return Integer.parseInt(text);
  }

  @Nullable Instant time(String name) {
    String text = text(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      wrong(name, "is not allowed", "an RFC 3339 time, such as 2026-11-22T18:00:00Z");
      return null;
    }
  }

  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    for (String value : parameters.getOrDefault("label", new String[0])) {
      Map.Entry<String, String> label = Labels.parse(value);
      if (label == null) {
        wrong("label", "is not allowed", "name=value");
      } else if (labels.put(label.getKey(), label.getValue()) != null) {
        wrong("label", "asks for two values of " + label.getKey(), null);
      }
    }
    return labels;
  }

  Set<OperationState> statuses() {
    return matching("status", state -> state.status().wire(), _ -> true);
  }

  Set<OperationState> states() {
    return matching("state", OperationState::wire, state -> !UNLISTED.contains(state));
  }

  private Set<OperationState> matching(
      String name, Wording wording, Predicate<OperationState> allowed) {
    List<String> words =
        Arrays.stream(parameters.getOrDefault(name, new String[0]))
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .toList();
    if (words.isEmpty()) {
      return EnumSet.allOf(OperationState.class);
    }
    List<OperationState> candidates =
        Arrays.stream(OperationState.values()).filter(allowed).toList();
    Set<OperationState> states = EnumSet.noneOf(OperationState.class);
    for (String word : words) {
      List<OperationState> named =
          candidates.stream().filter(state -> wording.of(state).equals(word)).toList();
      if (named.isEmpty()) {
        String what = word.isEmpty() ? EMPTY : "is not allowed: " + word;
        wrong(name, what, allowed(candidates, wording));
      }
      states.addAll(named);
    }
    return states;
  }

  /** The word for a state in one of the two vocabularies. */
  private interface Wording {
    String of(OperationState state);
  }

  private static String allowed(List<OperationState> states, Wording wording) {
    return states.stream().map(wording::of).distinct().collect(Collectors.joining(", "));
  }

  private void wrong(String name, String message, @Nullable String allowed) {
    errors.add(new ErrorDetail(name, message, allowed));
  }

  void refuseIfWrong() {
    if (!errors.isEmpty()) {
      ErrorDetail first = errors.getFirst();
      throw new ProblemException(
          ErrorCode.INVALID_FILTER,
          "The parameter " + first.pointer() + " " + first.message() + ".",
          errors);
    }
  }
}
