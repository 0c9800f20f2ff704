package io.longhaul.local.demo;

import io.longhaul.local.StackState.Addresses;
import java.nio.file.Path;
import java.util.List;

/** Where to look at the operation, and the commands that do by hand what the demonstration did. */
record ByHand(Addresses addresses, String operation, Path file) {

  List<String> lines() {
    var api = addresses.gateway() + "/v1";
    var ui = addresses.engineUi().isEmpty() ? "(of your cluster)" : addresses.engineUi();
    return """
    This operation in the API       %1$s/operations/%2$s
    and in Temporal Web UI          %3$s/namespaces/default/workflows/%2$s

    The same by hand:
      TOKEN=$(./longhaul token client)
      FILE=$(curl -s %1$s/uploads -H "Authorization: Bearer $TOKEN" -H 'Tus-Resumable: 1.0.0' \\
        -H 'Content-Type: application/offset+octet-stream' -H 'Upload-Length: %4$d' \\
        -H 'Idempotency-Key: by-hand' --data-binary @%5$s \\
        -D - -o /dev/null | tr -d '\\r' | sed -n 's#^[Ll]ocation: .*/##p')
      curl -s %1$s/operations -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
        -H 'Idempotency-Key: by-hand' \\
        -d '{"kind": "bulk-import", "input": {"file": "'"$FILE"'", "dataset": "%6$s"}}'
      curl -s %1$s/operations/acme~by-hand -H "Authorization: Bearer $TOKEN"
    """
        .formatted(api, operation, ui, file.toFile().length(), file, DemoImport.DATASET)
        .lines()
        .toList();
  }
}
