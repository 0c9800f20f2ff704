package io.longhaul.datasets.infer;

import static io.longhaul.datasets.infer.InferenceFixture.NOTHING_KNOWN;
import static io.longhaul.datasets.infer.InferenceFixture.csv;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key: proposed where it speaks for itself, checked where it is named. */
class KeyInferenceTests {
  @TempDir Path home;

  @Test
  void namesTheColumnThatIsNearlyAKey() throws IOException {
    Proposal proposal = Inference.infer(Path.of("samples/seattle-pet-licenses.csv"), NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).isEmpty();
    assertThat(proposal.notes().getLast())
        .contains("'License Number' is repeated by 3 of 43,086 records", "--key");
  }

  @Test
  void prefersTheKeyWithATellingName() throws IOException {
    Path file =
        csv(home.resolve("k.csv"), "name,order_id", 500, i -> "Name " + i + "," + (1000 + i));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).containsExactly("order_id");
    assertThat(proposal.notes().getLast()).contains("so it is with 'name'");
  }

  @Test
  void proposesNoKeyWhereUniquenessIsChance() throws IOException {
    Random random = new Random(11);
    Path file =
        csv(
            home.resolve("chance.csv"),
            "a,b,c",
            3000,
            i -> random.nextInt(2000) + "," + random.nextInt(5000) + "," + random.nextInt(500));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).isEmpty();
  }

  @Test
  void prefersColumnsThatIdentifyTogetherToAQuantityThatIsUniqueByChance() throws IOException {
    Path file =
        csv(
            home.resolve("people.csv"),
            "country,year,pop",
            1200,
            i -> "Country " + i / 12 + "," + (1952 + i % 12 * 5) + "," + (8_425_333 + i * 7_919));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).containsExactly("country", "year");
    assertThat(proposal.notes().getLast()).contains("so it is with 'pop'");
  }

  @Test
  void proposesNoKeyForAHandfulOfRecords() throws IOException {
    Path file = csv(home.resolve("few.csv"), "name,age", 5, i -> "Ann" + i + "," + i);

    assertThat(Inference.infer(file, NOTHING_KNOWN).dataset().key()).isEmpty();
  }

  @Test
  void proposesNoKeyWhereMemoryDoesNotSuffice() throws IOException {
    Path file = csv(home.resolve("large.csv"), "id,word", 30_000, i -> i + ",w");

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN, 25_000);
    Proposal wanted =
        Inference.infer(file, new Inference.Options(null, null, List.of("id")), 25_000);

    assertThat(proposal.dataset().key()).isEmpty();
    assertThat(proposal.notes().getLast())
        .contains("'id' is unique or nearly so in the first 25,001 records");
    assertThat(wanted.dataset().key()).containsExactly("id");
    assertThat(wanted.notes()).anyMatch(note -> note.contains("first 25,001 records only"));
  }

  @Test
  void countsWhatSpeaksAgainstTheNamedKey() throws IOException {
    Path file =
        csv(
            home.resolve("k.csv"),
            "Order No,line",
            300,
            i -> (i == 7 ? "" : i / 2) + "," + (1 + i % 2));

    Proposal pair =
        Inference.infer(file, new Inference.Options(null, null, List.of("order_no", "line")));
    Proposal single =
        Inference.infer(file, new Inference.Options(null, "shop.orders", List.of("Order No")));

    assertThat(pair.dataset().key()).containsExactly("order_no", "line");
    assertThat(pair.notes())
        .containsExactly(
            "1 of 300 records have no value in the key 'Order No' + 'line' and will be rejected.");
    assertThat(single.dataset().table().toString()).isEqualTo("shop.orders");
    assertThat(single.notes()).anyMatch(note -> note.startsWith("149 of 300 records repeat"));
    assertThat(single.createTable())
        .contains("CREATE SCHEMA IF NOT EXISTS \"shop\"", "PRIMARY KEY (\"order_no\")");
  }
}
