package io.longhaul.gateway.access;

import io.longhaul.workflows.operation.OperationId;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tickets for the events of one operation, for browsers, whose streams cannot carry a token. A
 * ticket names nothing: it holds for the operation in the address that it is used with, at every
 * gateway with the same key (ADR 0015). Thread-safe.
 */
public final class Tickets {

  private static final Pattern TICKET = Pattern.compile("([0-9]{1,11})\\.([A-Za-z0-9_-]{43})");

  private final TicketKeys keys;
  private final Duration life;
  private final Clock clock;

  Tickets(TicketKeys keys, Duration life, Clock clock) {
    this.keys = keys;
    this.life = life;
    this.clock = clock;
  }

  /** What a text is as a ticket for an operation. */
  enum Worth {
    GOOD,
    EXPIRED,
    NONE
  }

  /** A ticket, and until when it is good. */
  public record Ticket(String text, Instant expiresAt) {

    @Override
    public String toString() {
      return "Ticket[expiresAt=" + expiresAt + "]";
    }
  }

  /** A new ticket. */
  public Ticket issue(OperationId id) {
    long expiry = clock.instant().plus(life).getEpochSecond();
    byte[] signature = keys.sign(signed(id, expiry));
    return new Ticket(
        expiry + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
        Instant.ofEpochSecond(expiry));
  }

  Worth worth(String text, OperationId id) {
    Matcher matcher = TICKET.matcher(text);
    if (!matcher.matches()) {
      return Worth.NONE;
    }
    long expiry = Long.parseLong(matcher.group(1));
    byte[] signature = Base64.getUrlDecoder().decode(matcher.group(2));
    boolean genuine =
        keys.accepted(signed(id, expiry)).stream()
            .anyMatch(accepted -> MessageDigest.isEqual(accepted, signature));
    if (!genuine) {
      return Worth.NONE;
    }
    return clock.instant().getEpochSecond() < expiry ? Worth.GOOD : Worth.EXPIRED;
  }

  private static String signed(OperationId id, long expiry) {
    return "longhaul events 1\n" + id + "\n" + expiry;
  }
}
