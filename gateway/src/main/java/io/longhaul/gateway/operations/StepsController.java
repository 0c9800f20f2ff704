package io.longhaul.gateway.operations;

import static io.longhaul.gateway.operations.OperationController.ID;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.SnapshotQueries;
import io.longhaul.gateway.json.WireJson;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/steps}: what happened, step by step, and who decided what. Not meant to be polled. */
@RestController
final class StepsController {

  private final OperationLookup lookup;
  private final SnapshotQueries snapshots;

  StepsController(OperationLookup lookup, SnapshotQueries snapshots) {
    this.lookup = lookup;
    this.snapshots = snapshots;
  }

  @GetMapping(path = "/v1/operations/" + ID + "/steps", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> steps(@PathVariable String id, Caller caller) {
    ObservedOperation operation = lookup.current(id, caller).operation();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(StepsDocument.of(operation, snapshots.ask(operation))));
  }
}
