package io.longhaul.gateway.contract;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;

import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.workflows.operation.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** One way through the API that gets every answer which can be provoked. */
final class ContractTour {

  private static final String OPERATIONS = "/v1/operations";
  private static final String KEY = "Idempotency-Key";
  private static final String NO_DIGEST = "sha1 " + "A".repeat(27) + "=";
  private static final List<String> COMMANDS = List.of(":cancel", ":retry", ":fail");

  private final Stack stack;
  private final Api ann;
  private final Api support;

  ContractTour(Stack stack) {
    this.stack = stack;
    this.ann = stack.ann();
    this.support = stack.support();
  }

  void take() {
    doors();
    submissions();
    reading();
    commands();
    deletions();
    uploads();
    new WebhookTour(stack).take();
    parts();
    description();
    new RefusalTour(stack).take();
  }

  // No token, no scope, nothing there, nothing acceptable.
  private void doors() {
    Api nobody = ann.as("nonsense");
    Api weak = ann.as(stack.issuer().token("acme", "ann", ""));
    for (Call call : Contract.shipped().calls()) {
      String path =
          call.template()
              .replace("/{id}", nothing(call))
              .replace("{webhookId}", "msg_0")
              .replace("{name}", "nothing.csv")
              .replace("{kind}", "nothing");
      String method = call.isStream() ? "HEAD" : call.method();
      send(nobody, method, path);
      send(weak, method, path);
      Api known = path.contains("webhook") ? ann : support;
      if (path.contains("uploads") && !method.equals("OPTIONS")) {
        send(support, method, path, "Tus-Resumable", "1.0.0");
      } else {
        send(known, method, path);
      }
      send(known, method, path, "Accept", "image/png");
      send(ann.as(null), method, path, "Authorization", "Bearer a\tb");
      send(support, method, path, "X-Large", "x".repeat(20_000));
      send(support, method, path + "?" + "x".repeat(9_000));
    }
  }

  private static String nothing(Call call) {
    if (call.template().contains("webhook-endpoints")) {
      return "/we_acme_" + "0".repeat(24);
    }
    return call.template().contains("uploads") ? "/u-0" : "/acme~nothing";
  }

  private void submissions() {
    String key = UUID.randomUUID().toString();
    String body = ann.submission();
    ann.post(OPERATIONS, body, KEY, key);
    ann.post(OPERATIONS, body, KEY, key);
    ann.post(OPERATIONS, ann.submission(), KEY, key);
    ann.post(OPERATIONS, "{}", KEY, key);
    stack.api("acme", "bob").post(OPERATIONS, stack.api("acme", "bob").submission(), KEY, key);
    ann.post(OPERATIONS, large(), KEY, key);
    send(ann, "POST", OPERATIONS, KEY, key, "Content-Type", "text/plain");
  }

  private void reading() {
    String running = stack.submitted(runsUntilStopped());
    ann.until(running, "Running");
    ann.get(running + "/result");
    ann.post(running + ":cancel", "{}");
    ann.until(running, "Canceled");
    ann.get(running + "/result");
    String path = ann.submitted();
    Reply document = ann.until(path, "Succeeded");
    ann.get(path, "If-None-Match", document.header("ETag") + "");
    String result = ann.get(path + "/result").header("ETag") + "";
    ann.get(path + "/result", "If-None-Match", result);
    ann.get(path + "/result", "Range", "bytes=0-1", "If-Range", result);
    ann.get(path + "/result", "Range", "bytes=99999-");
    ann.get(path + "/steps");
    following(path, document);
    ann.get(OPERATIONS);
    ann.get(OPERATIONS + "?typo=1");
    ann.get(OPERATIONS + "/events?typo=1");
    ann.get("/v1/kinds");
    ann.get("/v1/kinds/bulk-import");
    ann.get("/v1/quotas");
    artifact(path);
  }

  private void following(String path, Reply document) {
    ann.get(path, "Prefer", "wait=1");
    ann.get(path + "/result", "Prefer", "wait=1");
    String[] once = {KEY, UUID.randomUUID().toString(), "Prefer", "wait=1"};
    ann.post(OPERATIONS, ann.submission(), once);
    ann.get(path + "/events");
    String version = (document.header("ETag") + "").replaceAll("\"|-.*", "");
    ann.get(path + "/events", "Last-Event-ID", version);
    ann.post(path + ":ticket", "");
  }

  private void artifact(String path) {
    stack.artifact(path, "rejects.csv", "row\n17\n");
    String file = path + "/artifacts/rejects.csv";
    String tag = ann.get(file).header("ETag") + "";
    ann.get(file, "If-None-Match", tag);
    ann.get(file, "Range", "bytes=0-1", "If-Range", tag);
    ann.get(file, "Range", "bytes=0-1,3-4");
    ann.get(file, "Range", "bytes=99-");
  }

  private void commands() {
    String parked = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    ann.until(parked, "NeedsAttention");
    for (String command : COMMANDS) {
      support.post(parked + command, "{\"typo\":1}");
      support.post(parked + command, "{}", "If-Match", "\"other\"");
      support.post(parked + command, large());
      support.send(
          "POST", parked + command, BodyPublishers.ofString("x"), "Content-Type", "text/plain");
    }
    support.post(parked + ":fail", "{\"reason\":\"tour\"}", KEY, "tour-1");
    ann.until(parked, "Failed");
    ann.post(parked + ":cancel", "{}");
    support.post(parked + ":fail", "{}");
    ann.post(parked + ":retry", "{}", KEY, "tour-2");
    ann.post(parked + ":retry", "{\"reason\":\"another\"}");
  }

  private void deletions() {
    String running = stack.submitted(runsUntilStopped());
    ann.until(running, "Running");
    ann.delete(running, "If-Match", "\"other\"");
    ann.delete(running);
    ann.until(running, "Canceled");
    ann.post(running + ":cancel", "{}");
    ann.delete(running);
    for (String path :
        List.of(
            running,
            running + "/result",
            running + "/events",
            running + "/steps",
            running + "/artifacts/x")) {
      ann.get(path);
    }
    COMMANDS.forEach(command -> support.post(running + command, "{}"));
    ann.post(running + ":ticket", "");
  }

  private void uploads() {
    byte[] content = "name\n".getBytes(StandardCharsets.UTF_8);
    String key = UUID.randomUUID().toString();
    String path = "/v1/uploads/" + ann.upload(key, content).text("/id");
    ann.upload(key, content, "Upload-Metadata", "filename eA==");
    stack.api("acme", "bob").upload(key, content);
    ann.get(path);
    ann.send("HEAD", path, BodyPublishers.noBody(), "Tus-Resumable", "1.0.0");
    ann.send("HEAD", path, BodyPublishers.noBody());
    String[] length = {
      "Tus-Resumable", "1.0.0", KEY, key, "Upload-Length", "" + Long.MAX_VALUE / 10
    };
    send(ann, "POST", "/v1/uploads", length);
    send(ann, "POST", "/v1/uploads", "Tus-Resumable", "1.0.0", KEY, key);
    send(ann, "POST", "/v1/uploads");
    ann.post("/v1/uploads", "{}", "Tus-Resumable", "1.0.0", KEY, key);
    send(ann, "OPTIONS", "/v1/uploads");
  }

  private void parts() {
    String path = "/v1/uploads/" + create("Upload-Defer-Length", "1").text("/id");
    append(path, "x");
    append(path, "0", "Upload-Length", "999999999999");
    append(path, "0", "Upload-Checksum", NO_DIGEST);
    append(path, "0", "Upload-Length", "9");
    append(path, "0");
    append("/v1/uploads/u-0", "0");
    send(ann, "PATCH", path);
    send(ann, "PATCH", path, "Tus-Resumable", "1.0.0");
    create("Upload-Concat", "final;nothing");
    tus("POST", "/v1/uploads", "Upload-Length", "5", "Upload-Checksum", NO_DIGEST);
    send(ann, "OPTIONS", path);
    send(ann, "DELETE", path);
    send(ann, "DELETE", "/v1/uploads/u-0", "Tus-Resumable", "1.0.0");
    send(ann, "DELETE", path, "Tus-Resumable", "1.0.0");
    send(ann, "DELETE", path, "Tus-Resumable", "1.0.0");
    send(ann, "HEAD", path, "Tus-Resumable", "1.0.0");
    append(path, "0");
    ann.get(path);
  }

  private Reply create(String name, String value) {
    return ann.send(
        "POST", "/v1/uploads", BodyPublishers.noBody(), "Tus-Resumable", "1.0.0", name, value);
  }

  private void append(String path, String offset, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Upload-Offset";
    all[headers.length + 1] = offset;
    tus("PATCH", path, all);
  }

  private void tus(String method, String path, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Tus-Resumable", "1.0.0"));
    all.addAll(List.of("Content-Type", "application/offset+octet-stream"));
    ann.send(method, path, BodyPublishers.ofString("name\n"), all.toArray(String[]::new));
  }

  private void description() {
    for (String path : List.of("/v1/openapi.yaml", "/v1/docs")) {
      ann.get(path, "If-None-Match", ann.get(path).header("ETag") + "");
    }
  }

  private static void send(Api api, String method, String path, String... headers) {
    api.send(method, path, BodyPublishers.noBody(), headers);
  }

  private static String large() {
    return "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}";
  }
}
