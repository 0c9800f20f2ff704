package io.longhaul.e2e.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.Launcher;
import io.longhaul.e2e.operations.PetLicenses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A launcher that is killed, and the one that comes after it. */
class LauncherIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void upAfterTheLauncherWasKilledFindsDataAndOperationsGoingOn(@TempDir Path directory)
      throws Exception {
    Launcher launcher = new Launcher(directory);
    try {
      String id = startThenKillTheLauncher(launcher);

      Process second = launcher.up();
      launcher.awaitReady(second);
      endsWhole(launcher, id);
      launcher.down(second);
      assertThat(launcher.leftOvers()).isZero();
    } finally {
      launcher.stopLeftOvers();
    }
  }

  private static String startThenKillTheLauncher(Launcher launcher) throws Exception {
    Process first = launcher.up();
    try {
      launcher.awaitReady(first);
      assertThat(launcher.run("dataset", "create", "pet-licenses").exitCode()).isZero();
      Api api = launcher.api();
      Map<String, Object> input =
          Map.of(
              "file",
              api.upload(PetLicenses.file(), "licenses"),
              "dataset",
              "pet-licenses",
              "maxRowsPerSecond",
              3_000);
      Answer started = api.start("licenses", input);
      String id = started.json().path("id").asString();
      api.awaitLoaded(id, 3_000, LIMIT);
      return id;
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  private static void endsWhole(Launcher launcher, String id) throws Exception {
    JsonNode done =
        Await.until(
            "the import ends",
            LIMIT,
            () -> launcher.api().operation(id),
            document -> document.path("done").asBoolean());
    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(done.path("counts").path("read").asLong()).isEqualTo(PetLicenses.RECORDS);
    assertThat(done.path("counts").path("inserted").asLong()).isEqualTo(PetLicenses.DISTINCT);
    assertThat(launcher.count("SELECT count(*) FROM pet_licenses")).isEqualTo(PetLicenses.DISTINCT);
  }
}
