package io.longhaul.gateway.description;

import io.longhaul.gateway.artifacts.EntityTags;
import io.longhaul.gateway.description.Pages.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/openapi.yaml} and {@code /v1/docs}, for everybody. */
@RestController
final class DescriptionController {

  private static final String YAML = "application/yaml";
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, Pages.TEXT);

  private final ObjectProvider<Pages> pages;

  DescriptionController(ObjectProvider<Pages> pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/v1/openapi.yaml", produces = YAML)
  ResponseEntity<byte[]> document(HttpServletRequest request) {
    return answer(pages.getObject().document(), MediaType.parseMediaType(YAML), request);
  }

  @GetMapping(path = "/v1/docs", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<byte[]> read(HttpServletRequest request) {
    ResponseEntity<byte[]> answer = answer(pages.getObject().reading(), HTML, request);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header("Content-Security-Policy", pages.getObject().policy())
        .body(answer.getBody());
  }

  private static ResponseEntity<byte[]> answer(
      Page page, MediaType type, HttpServletRequest request) {
    boolean known = EntityTags.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), page.tag());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(CacheControl.noCache())
            .header(HttpHeaders.ETAG, page.tag());
    return known ? answer.build() : answer.contentType(type).body(page.body());
  }
}
