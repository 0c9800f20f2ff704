package io.longhaul.storage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.webhooks.Asked.Outcome;
import io.longhaul.storage.webhooks.AskedLog.First;
import io.longhaul.storage.webhooks.AskedLog.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AskedLogTests {

  private static final EndpointId ENDPOINT = EndpointId.of("acme", "one");
  private static final Asked ASKED = new Asked("test", Samples.NOW, null);

  @TempDir private Path directory;
  private BlobStore store;
  private AskedLog log;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
    log = new AskedLog(store);
  }

  @Test
  void believesWhoAsksFirst() {
    Place place = new Place(null, ENDPOINT, "k");
    Asked later = new Asked("test", Samples.NOW.plusSeconds(1), null);

    assertThat(log.first(place, ASKED)).isEqualTo(new First(ASKED, true));
    assertThat(log.first(place, later)).isEqualTo(new First(ASKED, false));
    assertThat(log.first(new Place(null, ENDPOINT, "l"), later)).isEqualTo(new First(later, true));
  }

  @Test
  void knowsWhatCameOfIt() {
    Place place = new Place(null, ENDPOINT, "k");

    assertThat(log.outcome(place)).isEmpty();
    log.end(place, new Outcome(7, true));
    log.end(place, new Outcome(0, false));
    assertThat(log.outcome(place)).contains(new Outcome(7, true));
  }

  @Test
  void goesWithWhatItIsAbout() {
    Place ofEndpoint = new Place(null, ENDPOINT, "k");
    Place ofOperation = new Place("acme~import-1", ENDPOINT, "k");
    log.first(ofEndpoint, ASKED);
    log.first(ofOperation, ASKED);
    DeliveryLog deliveries = new DeliveryLog(store);

    deliveries.deleteAll("acme", ENDPOINT);
    deliveries.deleteAll("acme~import-1");

    assertThat(log.first(ofEndpoint, ASKED).isNew()).isTrue();
    assertThat(log.first(ofOperation, ASKED).isNew()).isTrue();
  }
}
