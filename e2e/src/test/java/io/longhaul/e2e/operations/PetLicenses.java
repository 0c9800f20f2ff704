package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Cli;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.stack.Repository;
import java.nio.file.Path;

/** The sample, and its table made by the command that users make it with. */
public final class PetLicenses {
  /** Its records. */
  public static final long RECORDS = 43_086;

  /** Its different keys. */
  public static final long DISTINCT = 43_083;

  private PetLicenses() {}

  /** The sample. */
  public static Path file() {
    return Repository.find().resolve("datasets/samples/seattle-pet-licenses.csv");
  }

  /** Makes the table. */
  public static void createTable(Running stack) throws Exception {
    Cli.Done done = new Cli(stack).run("dataset", "create", "pet-licenses");
    assertThat(done.exitCode()).as(done.toString()).isZero();
  }
}
