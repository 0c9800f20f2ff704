package io.longhaul.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.OperationStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document agrees with itself and with the vocabulary of operations. */
class ContractTests {

  private final Contract contract = Contract.shipped();
  private final ContractWatch watch = new ContractWatch();

  @Test
  void everyExampleIsAsItsSchemaSays() {
    Map<String, List<String>> wrong = new TreeMap<>();
    int examples = 0;
    for (JsonNode media : mediaTypes()) {
      for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
        examples++;
        JsonNode value = contract.resolved(example.getValue()).get("value");
        List<String> errors = watch.errors(media.get("schema"), value);
        if (!errors.isEmpty()) {
          wrong.put(example.getKey(), errors);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(30);
  }

  @Test
  void everyExampleOfAParameterIsAsItsSchemaSays() {
    assertThat(contract.calls().stream().flatMap(call -> call.parameters().stream()))
        .filteredOn(parameter -> parameter.has("example"))
        .isNotEmpty()
        .allSatisfy(parameter ->
            assertThat(watch.errors(parameter.get("schema"), parameter.get("example")))
                .as(parameter.get("name").asString())
                .isEmpty());
  }

  @Test
  void everyExampleIsUsedAndEveryJsonAnswerOfSuccessHasOne() {
    String text = contract.root().toString();
    assertThat(contract.root().at("/components/examples").propertyNames())
        .allSatisfy(name -> assertThat(text).contains("#/components/examples/" + name + "\""));
    for (Call call : contract.calls()) {
      for (Map.Entry<String, JsonNode> answer : call.operation().get("responses").properties()) {
        JsonNode json = contract.resolved(answer.getValue()).at("/content/application~1json");
        assertThat(json.isMissingNode() || json.has("examples"))
            .as(call.id() + " " + answer.getKey())
            .isTrue();
      }
    }
  }

  @Test
  void theStatusesAreThoseOfTheCodeAndTheStatesToo() {
    List<String> statuses = new ArrayList<>();
    contract
        .root()
        .at("/components/schemas/Status/enum")
        .forEach(status -> statuses.add(status.asString()));

    assertThat(statuses)
        .containsExactlyElementsOf(
            Arrays.stream(OperationStatus.values()).map(OperationStatus::wire).toList());
    assertThat(contract.root().at("/components/schemas/State/description").asString())
        .contains(Arrays.stream(OperationState.values()).map(OperationState::wire).toList());
  }

  @Test
  void everyProblemOfAnExampleIsInTheCatalogue() {
    List<JsonNode> problems = new ArrayList<>();
    for (JsonNode media : mediaTypes()) {
      for (JsonNode example : media.path("examples")) {
        JsonNode value = contract.resolved(example).get("value");
        if (value.path("type").asString("").contains("/errors/")) {
          problems.add(value);
        }
      }
    }

    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(problem -> {
          ErrorCode code = ErrorCode.valueOf(problem.get("code").asString());
          assertThat(problem.get("type").asString()).endsWith("/" + code.slug());
          assertThat(problem.get("title").asString()).isEqualTo(code.title());
        });
  }

  private List<JsonNode> mediaTypes() {
    List<JsonNode> media = new ArrayList<>();
    for (Call call : contract.calls()) {
      call.operation().at("/requestBody/content").forEach(media::add);
      for (JsonNode answer : call.operation().get("responses")) {
        contract.resolved(answer).path("content").forEach(media::add);
      }
    }
    return media;
  }
}
