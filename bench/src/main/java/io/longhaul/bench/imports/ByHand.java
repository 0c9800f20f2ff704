package io.longhaul.bench.imports;

import io.longhaul.local.database.DatabaseAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What somebody with psql and half an hour would do: COPY into a staging table, then upsert. */
final class ByHand {
  private final DatabaseAccess access;

  ByHand(DatabaseAccess access) {
    this.access = access;
  }

  /** Whether there is a psql on PATH. */
  static boolean isPossible() {
    try {
      return new ProcessBuilder("psql", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void load(Path file) throws IOException, InterruptedException {
    URI server = URI.create(access.url().substring("jdbc:".length()));
    ProcessBuilder psql =
        new ProcessBuilder("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1").redirectErrorStream(true);
    psql.environment().put("PGHOST", server.getHost());
    psql.environment().put("PGPORT", Integer.toString(server.getPort()));
    psql.environment().put("PGDATABASE", server.getPath().substring(1));
    psql.environment().put("PGUSER", access.username());
    psql.environment().put("PGPASSWORD", access.password());
    Process process = psql.start();
    try (var script = process.outputWriter(StandardCharsets.UTF_8)) {
      script.write(script(file));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("psql failed: " + said);
    }
  }

  private static String script(Path file) {
    return """
    BEGIN;
    CREATE TEMP TABLE staging (LIKE bench_rows) ON COMMIT DROP;
    \\copy staging FROM '%s' WITH (FORMAT csv, HEADER true)
    INSERT INTO bench_rows SELECT * FROM staging
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, city = excluded.city,
      amount = excluded.amount, opened = excluded.opened, active = excluded.active, note = excluded.note;
    COMMIT;
    """
        .formatted(file);
  }
}
