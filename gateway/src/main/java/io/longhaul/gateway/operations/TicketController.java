package io.longhaul.gateway.operations;

import static io.longhaul.gateway.operations.OperationController.ID;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Tickets;
import io.longhaul.gateway.access.Tickets.Ticket;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code :ticket}: lets a page of the caller's listen to one operation without a token. */
@RestController
final class TicketController {

  private final OperationLookup lookup;
  private final Tickets tickets;
  private final DocumentAnswers answers;

  TicketController(OperationLookup lookup, Tickets tickets, DocumentAnswers answers) {
    this.lookup = lookup;
    this.tickets = tickets;
    this.answers = answers;
  }

  /**
   * A ticket.
   *
   * @param events the address that it opens
   */
  private record TicketDocument(String ticket, Instant expiresAt, String events) {}

  @PostMapping(
      path = "/v1/operations/" + ID + ":ticket",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> ticket(
      @PathVariable String id, HttpServletRequest request, Caller caller) {
    OperationId operation = lookup.current(id, caller).operation().id();
    Ticket ticket = tickets.issue(operation);
    String events = answers.links(request).events(operation) + "?ticket=" + ticket.text();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(new TicketDocument(ticket.text(), ticket.expiresAt(), events)));
  }
}
