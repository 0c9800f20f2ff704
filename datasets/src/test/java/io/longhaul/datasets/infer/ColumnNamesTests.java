package io.longhaul.datasets.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTests {

  @ParameterizedTest
  @CsvSource({
    "License Issue Date, license_issue_date",
    "\"Animal's Name\", animals_name",
    "ZIP Code, zip_code",
    "orderId, order_id",
    "HTTPStatus, http_status",
    "Größe (m), grosse_m",
    "Café, cafe",
    "order, order_",
    "User, user_",
    "2024, c_2024",
    "%, unnamed",
    "名前, 名前",
    "a--b__c, a_b_c",
    "Total_€, total",
    "ctid, ctid_"
  })
  void areInSnakeCaseAndNeedNoQuotes(String header, String name) {
    assertThat(ColumnNames.snakeCase(header.replace("\"", ""))).isEqualTo(name);
  }

  @Test
  void areAllDifferent() {
    assertThat(ColumnNames.of(List.of("a b", "A-B", "a_b", "a b 2")))
        .containsExactly("a_b", "a_b_2", "a_b_3", "a_b_2_2");
  }

  @Test
  void fitPostgres() {
    String header = "ä".repeat(5) + "名".repeat(40);

    List<String> names = ColumnNames.of(List.of(header, header + "!"));

    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= 63);
  }
}
