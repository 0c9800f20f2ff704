package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.longhaul.workflows.payloads.OperationPayloads;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The difference between two inputs, member by member. */
class InputChangesTests {

  @Test
  void sameInputsDoNotDiffer() {
    assertThat(changes("{\"a\":1,\"b\":[1,2]}", "{\"b\":[1,2],\"a\":1}")).isEmpty();
  }

  @Test
  void namesWhatIsNewWhatIsGoneAndWhatIsOther() {
    assertThat(changes("{\"same\":1,\"gone\":2,\"other\":3}", "{\"same\":1,\"other\":4,\"new\":5}"))
        .containsExactly(
            new InputChange("/gone", json("2"), null),
            new InputChange("/new", null, json("5")),
            new InputChange("/other", json("3"), json("4")));
  }

  @Test
  void goesIntoObjectsButNotIntoArrays() {
    assertThat(
            changes(
                "{\"format\":{\"quote\":\"x\",\"list\":[1,2]}}",
                "{\"format\":{\"quote\":\"y\",\"list\":[1,3]}}"))
        .extracting(InputChange::pointer)
        .containsExactly("/format/list", "/format/quote");
  }

  @Test
  void tellsNullFromAbsent() {
    assertThat(changes("{}", "{\"a\":null}"))
        .extracting(InputChange::pointer, InputChange::before, InputChange::after)
        .containsExactly(tuple("/a", null, json("null")));
  }

  @Test
  void escapesNamesInPointers() {
    assertThat(changes("{}", "{\"a/b~c\":1}"))
        .extracting(InputChange::pointer)
        .containsExactly("/a~1b~0c");
  }

  private static List<InputChange> changes(String before, String after) {
    return InputChanges.between(json(before), json(after));
  }

  private static JsonNode json(String text) {
    return OperationPayloads.mapper().readTree(text);
  }
}
