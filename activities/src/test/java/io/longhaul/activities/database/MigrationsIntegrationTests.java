package io.longhaul.activities.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationsIntegrationTests {

  @Test
  void workersThatStartAtOnceMigrateOnce() throws Exception {
    TestPostgres postgres = TestPostgres.newDatabase();

    List<CompletableFuture<Void>> workers =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(() -> migrate(postgres)))
            .toList();
    for (CompletableFuture<Void> worker : workers) {
      worker.get(60, TimeUnit.SECONDS);
    }

    assertThat(
            postgres.rows("SELECT version FROM longhaul.flyway_schema_history WHERE type = 'SQL'"))
        .containsExactly("1");
    assertThat(postgres.rows("SELECT * FROM longhaul.ledger_proof")).isEmpty();
  }

  @Test
  void ledgerRefusesCountsThatDoNotClose() {
    TestPostgres postgres = TestPostgres.newDatabase();
    migrate(postgres);

    assertThat(
            catchThrowable(() ->
                postgres.execute(
                    "INSERT INTO longhaul.checkpoint (lineage, step, digest, target, position, read)"
                        + " VALUES ('l', 's', 'd', 't', 0, 1)")))
        .rootCause()
        .hasMessageContaining("checkpoint_check");
  }

  private static void migrate(TestPostgres postgres) {
    try {
      Migrations.run(postgres.database().dataSource());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
