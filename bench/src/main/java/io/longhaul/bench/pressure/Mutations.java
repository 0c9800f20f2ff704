package io.longhaul.bench.pressure;

import io.longhaul.bench.pressure.FuzzRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils a request in one to four ways, all of them drawn from a seed. */
final class Mutations {
  private static final int MOST = 4;
  private static final List<String> METHODS =
      List.of(
          "GET",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "get",
          "PROPFIND",
          "X");
  private static final List<String> IN_PATHS =
      List.of(
          "%00",
          "%2F",
          "%2e%2e/",
          "../",
          "//",
          ";a=b",
          ":",
          "~",
          "%",
          "%zz",
          "%F0%9F%98%80",
          "\u00e4",
          "%0d%0a",
          "?",
          "?a=b&a=c",
          "&filter=",
          "#",
          "*",
          "\\",
          "|",
          "x".repeat(300),
          "events",
          ":cancel",
          ":retry",
          "/steps",
          "/artifacts/..%2f..",
          "?pageSize=-1",
          "?pageToken=AAAA",
          "?ticket=abc.def");
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "9223372036854775808",
          "1e400",
          "null",
          "\"",
          "\"\\",
          "W/\"\"",
          "*",
          ",,,,",
          "bytes=",
          "bytes=5-1",
          "bytes=-0",
          "bytes=0-0,".repeat(200),
          "wait=",
          "wait=0",
          "wait=-5",
          "sha1 !!!",
          "sha256 AAAA",
          "md5",
          "final;",
          "partial",
          "a b,c d,,",
          "\u00e4\u00f6",
          "\u0001",
          "text/html",
          "application/json; charset=utf-7",
          "application/json; charset=",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=" + "b".repeat(200),
          "Bearer",
          "Bearer a.b.c",
          "Basic AAAA",
          "Bearer " + "a".repeat(2000),
          "x".repeat(4000));
  private static final List<String> NAMES =
      List.of(
          "Accept",
          "Accept-Encoding",
          "Content-Encoding",
          "Content-Type",
          "If-Match",
          "If-None-Match",
          "If-Range",
          "If-Modified-Since",
          "Range",
          "Prefer",
          "Idempotency-Key",
          "Last-Event-ID",
          "X-Request-ID",
          "traceparent",
          "X-HTTP-Method-Override",
          "Upload-Offset",
          "Upload-Length",
          "Upload-Metadata",
          "Upload-Checksum",
          "Upload-Concat",
          "Upload-Defer-Length",
          "Tus-Resumable",
          "Origin",
          "Access-Control-Request-Method",
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "Cookie",
          "Authorization",
          "Content-Disposition");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "{}",
          "[]",
          "null",
          "\"\"",
          "0",
          "{\"kind\": null}",
          "{\"kind\": \"bulk-import\", \"kind\": 1}",
          "{\"a\": \"\\ud800\"}",
          "{\"a\": 1e999999999}",
          "{\"a\": " + "9".repeat(5000) + "}",
          "[".repeat(3000),
          "{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
          "\ufeff{}",
          "{\"\u0000\": 1}",
          "{\"kind\": \"bulk-import\", \"input\": []}",
          "{\"input\": {\"file\": {\"file\": {}}}}",
          "{\"kind\": \"bulk-import\", \"labels\": {\"" + "k".repeat(500) + "\": \"v\"}}",
          "id,name\n",
          "--\r\n");

  private final SplittableRandom random;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
  }

  /** One of the requests, spoilt. */
  FuzzRequest of(List<FuzzRequest> seeds) {
    FuzzRequest request = one(seeds);
    for (int times = random.nextInt(MOST + 1); times > 0; times--) {
      request = spoil(request);
    }
    return request;
  }

  private FuzzRequest spoil(FuzzRequest request) {
    return switch (random.nextInt(10)) {
      case 0 -> request.method(one(METHODS));
      case 1, 2 -> request.target(path(request.target()));
      case 3, 4 -> request.with(otherValue(request.headers()));
      case 5 -> request.with(without(request.headers()));
      case 6 -> request.with(one(NAMES), one(VALUES));
      case 7 -> request.body(one(BODIES));
      default -> request.body(bytes(request.body()));
    };
  }

  private String path(String target) {
    int from = random.nextInt(1, target.length() + 1);
    int to = random.nextInt(4) == 0 ? random.nextInt(from, target.length() + 1) : from;
    String spoilt = target.substring(0, from) + one(IN_PATHS) + target.substring(to);
    return spoilt.replace(' ', '+');
  }

  private List<Header> otherValue(List<Header> headers) {
    List<Header> spoilt = new ArrayList<>(headers);
    if (!spoilt.isEmpty()) {
      int at = random.nextInt(spoilt.size());
      Header old = spoilt.get(at);
      spoilt.set(at, new Header(old.name(), random.nextBoolean() ? one(VALUES) : cut(old.value())));
    }
    return spoilt;
  }

  private List<Header> without(List<Header> headers) {
    List<Header> spoilt = new ArrayList<>(headers);
    if (!spoilt.isEmpty()) {
      int at = random.nextInt(spoilt.size());
      Header old = spoilt.remove(at);
      if (random.nextBoolean()) {
        spoilt.addAll(List.of(old, old));
      }
    }
    return spoilt;
  }

  private byte[] bytes(byte[] body) {
    if (body.length == 0) {
      return one(BODIES).getBytes(StandardCharsets.UTF_8);
    }
    byte[] spoilt = body.clone();
    int at = random.nextInt(spoilt.length);
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(spoilt, at);
      case 1 -> twice(spoilt, at);
      default -> {
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        }
        yield spoilt;
      }
    };
  }

  private static byte[] twice(byte[] body, int from) {
    byte[] longer = Arrays.copyOf(body, body.length * 2 - from);
    System.arraycopy(body, from, longer, body.length, body.length - from);
    return longer;
  }

  private String cut(String value) {
    return value.isEmpty() ? value : value.substring(0, random.nextInt(value.length()));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
