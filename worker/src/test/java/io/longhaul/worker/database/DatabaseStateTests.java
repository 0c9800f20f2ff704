package io.longhaul.worker.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a database error helps, and gives nothing away. */
class DatabaseStateTests {

  @ParameterizedTest
  @CsvSource({
    "08001,does not answer",
    "28P01,refuses the user name or the password",
    "3D000,does not exist",
    "42501,refuses the schema",
    "53300,no connections or room",
    "57P03,starting up or shutting down",
    "XX000,reported an error"
  })
  void saysWhatTheStateMeans(String state, String meaning) {
    assertThat(DatabaseState.describe(new SQLException("at host:5432 with geheim", state)))
        .contains(meaning, state)
        .doesNotContain("geheim", "5432");
  }

  @Test
  void saysSomethingWithoutAState() {
    assertThat(DatabaseState.describe(new SQLException("geheim")))
        .isEqualTo("the database did not answer as expected");
  }

  @Test
  void showsNoPasswordInSettings() {
    DatabaseProperties properties =
        new DatabaseProperties(
            "jdbc:postgresql://h/d",
            "ann",
            "geheim",
            null,
            Duration.ofSeconds(3),
            Duration.ofSeconds(2));

    assertThat(properties.toString()).contains("ann").doesNotContain("geheim", "//h/d");
  }
}
