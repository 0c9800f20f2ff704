package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.engine.Sighting;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a stream of one operation says of the looks that it hears of. */
class OperationStreamTests {

  private static final OperationId ID = OperationId.of("acme", "k");

  // Nobody writes: the tests ask for the next event themselves.
  private final EventChannel channel = new EventChannel(_ -> {}, new FakeTime());
  private long clock = 1_000;

  @Test
  void whoIsSlowHearsOfTheNewestOnly() {
    OperationStream stream = stream(null);
    stream.onLook(look(OperationState.QUEUED, 1));
    stream.onLook(look(OperationState.RUNNING, 2));
    stream.onLook(look(OperationState.RUNNING, 3));

    assertThat(id(stream.next())).isEqualTo("1.3");
    assertThat(stream.next()).isNull();
  }

  @Test
  void versionsNeverGoBack() {
    OperationStream stream = stream(null);
    Look early = look(OperationState.RUNNING, 2);
    Look late = look(OperationState.RUNNING, 3);
    stream.onLook(late);
    String first = id(stream.next());

    stream.onLook(early);

    assertThat(first).isEqualTo("1.3");
    assertThat(stream.next()).isNull();
  }

  @Test
  void whatTheClientHasIsNotToldAgain() {
    OperationStream stream = stream(Version.parse("1.2"));
    stream.onLook(look(OperationState.RUNNING, 2));
    StreamEvent known = stream.next();
    stream.onLook(look(OperationState.RUNNING, 4));

    assertThat(known).isNull();
    assertThat(id(stream.next())).isEqualTo("1.4");
  }

  @Test
  void aDocumentThatIsTheSameIsNotToldAgain() {
    OperationStream stream =
        new OperationStream(
            channel,
            null,
            StreamEvent.END,
            look -> StreamEvent.message("" + look.version(), "same", look.isLast()));
    stream.onLook(look(OperationState.RUNNING, 1));
    StreamEvent first = stream.next();
    stream.onLook(look(OperationState.RUNNING, 2));
    StreamEvent second = stream.next();
    stream.onLook(look(OperationState.SUCCEEDED, 3));

    assertThat(id(first)).isEqualTo("1.1");
    assertThat(second).isNull();
    assertThat(Objects.requireNonNull(stream.next()).last()).isTrue();
  }

  @Test
  void theEndThatIsKnownIsTheEnd() {
    OperationStream stream = stream(Version.parse("1.9"));

    stream.onLook(look(OperationState.SUCCEEDED, 9));

    assertThat(stream.next()).isEqualTo(StreamEvent.END);
  }

  @Test
  void whatWasDeletedEndsTheStream() {
    OperationStream stream = stream(null);
    stream.onLook(look(OperationState.SUCCEEDED, 9));
    stream.next();

    stream.onLook(
        look(new Sighting.Buried(new Tombstone("k", "acme", "ann", "f", "ann", Instant.EPOCH))));

    assertThat(stream.next()).isEqualTo(StreamEvent.END);
  }

  private OperationStream stream(@Nullable Version known) {
    return new OperationStream(
        channel,
        known,
        StreamEvent.END,
        look -> StreamEvent.message("" + look.version(), "of " + look.version(), look.isLast()));
  }

  private Look look(OperationState state, int version) {
    return look(new Sighting.Alive(FakeEngine.operation(ID, state, version)));
  }

  private Look look(Sighting sighting) {
    clock += 10;
    return new Look(sighting, null, clock, clock + 1, clock + 1);
  }

  private static @Nullable String id(@Nullable StreamEvent event) {
    return Objects.requireNonNull(event).id();
  }
}
