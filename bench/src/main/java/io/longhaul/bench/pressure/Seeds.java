package io.longhaul.bench.pressure;

import java.util.List;

/** Valid requests of every kind that the gateway knows, which are then spoilt. */
final class Seeds {
  private static final String JSON = "application/json";
  private static final String BOUNDARY = "bench-boundary";

  private Seeds() {}

  /** What requests are about. */
  record About(String operation, String upload, String token) {}

  /** Those with this number: keys of submissions are new each time. */
  static List<FuzzRequest> of(About about, long number) {
    return java.util.stream.Stream.of(
            submissions(about, number), reads(about), commands(about), files(about, number))
        .flatMap(List::stream)
        .map(request -> request.with("Authorization", "Bearer " + about.token()))
        .toList();
  }

  private static List<FuzzRequest> submissions(About about, long number) {
    String operation =
        """
        {"kind": "bulk-import", "input": {"file": "%s", "dataset": "bench-rows"},
         "labels": {"team": "billing"}, "timeout": "PT1H", "priority": 3, "onFailure": "fail"}
        """
            .formatted(about.upload());
    String form =
        """
        --%1$s\r
        Content-Disposition: form-data; name="operation"\r
        Content-Type: application/json\r
        \r
        {"kind": "bulk-import", "input": {"dataset": "bench-rows"}}\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="a.csv"\r
        Content-Type: text/csv\r
        \r
        id,name\r
        --%1$s--\r
        """
            .formatted(BOUNDARY);
    FuzzRequest post =
        FuzzRequest.of("POST", "/v1/operations").with("Idempotency-Key", "f-" + number);
    return List.of(
        post.with("Content-Type", JSON).body(operation),
        post.with("Content-Type", JSON).with("Prefer", "wait=1").body(operation),
        post.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).body(form));
  }

  private static List<FuzzRequest> reads(About about) {
    String one = "/v1/operations/" + about.operation();
    return List.of(
        FuzzRequest.of("GET", one),
        FuzzRequest.of("GET", one).with("If-None-Match", "\"1.1-0123456789ab\", W/\"x\""),
        FuzzRequest.of("GET", one).with("Prefer", "wait=1"),
        FuzzRequest.of("GET", one + "/result"),
        FuzzRequest.of("GET", one + "/result").with("Range", "bytes=0-1,5-,-3"),
        FuzzRequest.of("GET", one + "/artifacts/rejects.csv").with("If-Range", "\"x\""),
        FuzzRequest.of("GET", one + "/steps"),
        FuzzRequest.of("GET", one + "/events").with("Last-Event-ID", "1.1"),
        FuzzRequest.of("GET", "/v1/operations?pageSize=2&filter=state%3DQueued"),
        FuzzRequest.of("GET", "/v1/operations?status=Running&kind=bulk-import&label=team:billing"),
        FuzzRequest.of("GET", "/v1/operations/events?filter=state%3DQueued"),
        FuzzRequest.of("GET", "/v1/kinds/bulk-import"),
        FuzzRequest.of("GET", "/v1/quotas"),
        FuzzRequest.of("GET", "/v1/openapi.yaml"),
        FuzzRequest.of("OPTIONS", one).with("Origin", "https://example.org"));
  }

  private static List<FuzzRequest> commands(About about) {
    String one = "/v1/operations/" + about.operation();
    return List.of(
        FuzzRequest.of("POST", one + ":cancel")
            .with("Content-Type", JSON)
            .body("{\"reason\": \"r\"}"),
        FuzzRequest.of("POST", one + ":retry")
            .with("Content-Type", JSON)
            .body("{\"reason\": \"r\"}"),
        FuzzRequest.of("POST", one + ":fail")
            .with("Content-Type", JSON)
            .body("{\"reason\": \"r\"}"),
        FuzzRequest.of("POST", one + ":ticket"),
        FuzzRequest.of("DELETE", one).with("If-Match", "\"1.1-0123456789ab\""));
  }

  private static List<FuzzRequest> files(About about, long number) {
    String one = "/v1/uploads/" + about.upload();
    FuzzRequest create =
        FuzzRequest.of("POST", "/v1/uploads")
            .with("Tus-Resumable", "1.0.0")
            .with("Upload-Metadata", "filename YS5jc3Y=");
    return List.of(
        create.with("Upload-Length", "10").with("Idempotency-Key", "u-" + number),
        create
            .with("Upload-Length", "4")
            .with("Content-Type", "application/offset+octet-stream")
            .with("Upload-Checksum", "sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=")
            .body("a\nb\n"),
        create.with("Upload-Defer-Length", "1"),
        create.with("Upload-Concat", "final;" + one + " " + one),
        FuzzRequest.of("HEAD", one).with("Tus-Resumable", "1.0.0"),
        FuzzRequest.of("PATCH", one)
            .with("Tus-Resumable", "1.0.0")
            .with("Upload-Offset", "0")
            .with("Content-Type", "application/offset+octet-stream")
            .body("abc"),
        FuzzRequest.of("POST", one)
            .with("Tus-Resumable", "1.0.0")
            .with("X-HTTP-Method-Override", "HEAD"),
        FuzzRequest.of("OPTIONS", "/v1/uploads").with("Tus-Resumable", "1.0.0"));
  }
}
