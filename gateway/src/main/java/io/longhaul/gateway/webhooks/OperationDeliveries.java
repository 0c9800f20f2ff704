package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.Paging;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.DeliveryPage;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** What was sent about an operation, for who has found out that the caller may see it. */
public final class OperationDeliveries {

  private final DeliveryLog log;
  private final Resending resending;

  OperationDeliveries(DeliveryLog log, Resending resending) {
    this.log = log;
    this.resending = resending;
  }

  /** A page of it, in JSON. */
  public byte[] list(OperationId id, HttpServletRequest request) {
    Paging paging = Paging.of(request, "deliveries about " + id, WebhookId::isValid);
    WebhookId after = paging.after() == null ? null : new WebhookId(paging.after());
    DeliveryPage page = log.ofOperation(id.toString(), after, paging.size());
    WebhookId next = page.next();
    return WireJson.bytes(
        DeliveryDocument.Page.of(page, paging.next(next == null ? null : next.value())));
  }

  /**
   * Sends one of it again, and says so.
   *
   * @throws ProblemException NOT_FOUND when there is none of this id
   */
  public ResponseEntity<byte[]> resend(OperationId id, String webhookId, Asking asking) {
    MessageRef message = resending.find(id.toString(), webhookId);
    if (message == null) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such delivery.");
    }
    return resending.resend(message, asking).answer();
  }

  /** Removes all of it, with the endpoints that the operation brought along. */
  public void deleteAll(OperationId id) {
    log.deleteAll(id.toString());
  }
}
