package io.longhaul.gateway.quotas;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.quotas.QuotasDocument.Rate;
import io.longhaul.gateway.quotas.QuotasDocument.Unfinished;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/quotas}: what the caller and its tenant may ask for, and what is left. */
@RestController
final class QuotasController {

  private final RateLimits rates;
  private final UnfinishedOperations unfinished;

  QuotasController(RateLimits rates, UnfinishedOperations unfinished) {
    this.rates = rates;
    this.unfinished = unfinished;
  }

  @GetMapping(path = "/v1/quotas", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> quotas(Caller caller) {
    long limit = unfinished.limit();
    QuotasDocument document =
        new QuotasDocument(
            caller.tenant(),
            new Unfinished(unfinished.count(caller.tenant()), limit == 0 ? null : limit),
            rates.levels(caller).stream().map(Rate::of).toList());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(document));
  }
}
