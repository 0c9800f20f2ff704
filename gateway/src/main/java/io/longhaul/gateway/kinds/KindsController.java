package io.longhaul.gateway.kinds;

import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationKind;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/kinds}: what can be started, and with what input. */
@RestController
final class KindsController {

  private final Catalogue catalogue;

  KindsController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping(path = "/v1/kinds", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list() {
    return answer(
        new KindDocument.Listing(catalogue.kinds().stream().map(KindDocument::of).toList()));
  }

  @GetMapping(path = "/v1/kinds/{kind}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> one(@PathVariable("kind") String name) {
    OperationKind kind = catalogue.find(name);
    if (kind == null) {
      throw new ProblemException(
          ErrorCode.NOT_FOUND, "There is no such kind; there are " + catalogue.names() + ".");
    }
    return answer(KindDocument.of(kind));
  }

  private static ResponseEntity<byte[]> answer(Object document) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(document));
  }
}
