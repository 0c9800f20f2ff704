package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.access.Tickets.Worth;
import io.longhaul.workflows.operation.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tickets are worth. */
class TicketsTests {

  private static final OperationId ID = OperationId.of("acme", "k");
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String OLD = "o".repeat(32);
  private static final String NEW = "n".repeat(32);

  private final Path directory;

  TicketsTests(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void areGoodForFiveMinutesAtEveryGatewayWithTheKey() throws IOException {
    String ticket = tickets(NOW, NEW).issue(ID).text();

    assertThat(tickets(NOW.plusSeconds(299), NEW).worth(ticket, ID)).isEqualTo(Worth.GOOD);
    assertThat(tickets(NOW.plusSeconds(300), NEW).worth(ticket, ID)).isEqualTo(Worth.EXPIRED);
  }

  @Test
  void areGoodForOneOperationOnly() throws IOException {
    Tickets tickets = tickets(NOW, NEW);

    String ticket = tickets.issue(ID).text();

    assertThat(tickets.worth(ticket, ID.next())).isEqualTo(Worth.NONE);
    assertThat(tickets.worth(ticket, OperationId.of("other", "k"))).isEqualTo(Worth.NONE);
  }

  @Test
  void ofAnotherKeyAreWorthNothingEvenWhenExpired() throws IOException {
    String ticket = tickets(NOW, OLD).issue(ID).text();

    assertThat(tickets(NOW, NEW).worth(ticket, ID)).isEqualTo(Worth.NONE);
    assertThat(tickets(NOW.plusSeconds(600), NEW).worth(ticket, ID)).isEqualTo(Worth.NONE);
  }

  @Test
  void keysAreReplacedWithoutAGap() throws IOException {
    String old = tickets(NOW, OLD).issue(ID).text();
    Tickets both = tickets(NOW, NEW + "\n" + OLD + "\n");

    assertThat(both.worth(old, ID)).isEqualTo(Worth.GOOD);
    assertThat(tickets(NOW, NEW).worth(both.issue(ID).text(), ID)).isEqualTo(Worth.GOOD);
  }

  @Test
  void anyChangeMakesThemWorthless() throws IOException {
    Tickets tickets = tickets(NOW, NEW);
    String ticket = tickets.issue(ID).text();
    Random random = new Random(20261128);
    for (int i = 0; i < 2000; i++) {
      StringBuilder changed = new StringBuilder(ticket);
      // The last character holds bits that mean nothing.
      int at = random.nextInt(ticket.length() - 1);
      changed.setCharAt(at, (char) (' ' + random.nextInt(95)));

      assertThat(
              changed.toString().equals(ticket)
                  || tickets.worth(changed.toString(), ID) == Worth.NONE)
          .as(changed.toString())
          .isTrue();
    }
  }

  @Test
  void doNotShowThemselves() throws IOException {
    Tickets.Ticket ticket = tickets(NOW, NEW).issue(ID);

    assertThat(ticket.toString()).doesNotContain(ticket.text());
  }

  private Tickets tickets(Instant now, String keys) throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), keys);
    return new Tickets(
        TicketKeys.of(file), Duration.ofMinutes(5), Clock.fixed(now, ZoneOffset.UTC));
  }
}
