package io.longhaul.gateway.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of AIP-160 become parameters of our own lists. */
class ListFilterTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`` | ``",
        "`done=true` | `status=Succeeded,Failed,Canceled`",
        "`done = false` | `status=NotStarted,Running`",
        "`metadata.kind = \"bulk-import\"` | `kind=bulk-import`",
        "`labels.team = \"a \\\"b\\\" c\"` | `label=team=a \"b\" c`",
        "`labels.a=1 AND labels.b=2` | `label=a=1;b=2`",
        "`state = NeedsAttention AND owner=ann` | `owner=ann state=NeedsAttention`",
        "`createdAt >= 2026-11-22T18:00:00Z AND createdAt < \"2026-11-23T18:00:00Z\"`"
            + " | `createdAfter=2026-11-22T18:00:00Z createdBefore=2026-11-23T18:00:00Z`"
      },
      delimiter = '|')
  void comparisonsBecomeParameters(String filter, String parameters) {
    assertThat(shown(ListFilter.parse(filter))).isEqualTo(parameters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sideways",
        "done",
        "done = maybe",
        "done = true AND status = Running",
        "kind = a OR kind = b",
        "NOT kind = a",
        "kind = a AND",
        "AND kind = a",
        "kind != a",
        "kind : a",
        "createdAt = 2026-11-22T18:00:00Z",
        "createdAt <= 2026-11-22T18:00:00Z",
        "label = a",
        "labels. = a",
        "kind = \"a",
        "kind = a b",
        "pageToken = x"
      })
  void whatIsNotUnderstoodIsRefused(String filter) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ListFilter.parse(filter))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILTER))
        .withMessageContaining(filter);
  }

  @Test
  void aLongFilterIsReadInLinearTimeAndNotRepeated() {
    String filter = "kind = \"" + "\\\\".repeat(100_000);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ListFilter.parse(filter))
        .satisfies(e -> assertThat(e.detail()).hasSizeLessThan(500));
  }

  private static String shown(Map<String, String[]> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + String.join(";", each.getValue()))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
