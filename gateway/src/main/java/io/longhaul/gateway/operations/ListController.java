package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.operations.OperationSummary.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/operations}: summaries, page by page. */
@RestController
final class ListController {

  private static final String PAGE_TOKEN = "pageToken";

  private final SummaryPages pages;
  private final OperationSettings settings;

  ListController(SummaryPages pages, OperationSettings settings) {
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping(path = "/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller) {
    Links links = Links.of(request, settings.baseUrl());
    Page page = pages.read(ListRequest.parse(request, caller), links);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .cacheControl(CacheControl.noCache().cachePrivate())
            .contentType(MediaType.APPLICATION_JSON);
    if (page.nextPageToken() != null) {
      String url = links.list(query(request, page.nextPageToken()));
      answer.header(HttpHeaders.LINK, "<" + url + ">; rel=\"next\"");
    }
    return answer.body(WireJson.bytes(page));
  }

  private static String query(HttpServletRequest request, String next) {
    Map<String, String[]> parameters = new TreeMap<>(request.getParameterMap());
    parameters.put(PAGE_TOKEN, new String[] {next});
    return parameters.entrySet().stream()
        .flatMap(entry ->
            Stream.of(entry.getValue()).map(value -> entry.getKey() + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
