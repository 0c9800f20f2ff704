package io.longhaul.gateway.access;

import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.CurlLine;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** docs/http-api.md says what the API is: its calls, their scopes, its lines for curl. */
@ExtendWith(StackExtension.class)
class HttpApiPageIntegrationTests {

  private static final Path PAGE = Path.of("..", "docs", "http-api.md");
  private static final Set<String> MAKING = Set.of("/v1/uploads", "/v1/webhook-endpoints");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`(?:GET|POST|HEAD|PATCH|DELETE) .*?) \\| .* \\| (.*) \\|$");
  private static final Pattern CALL = Pattern.compile("`([A-Z]+) (/[^` ?]*)");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z0-9]+)+\\b");

  private final Stack stack;
  private final String page = Files.readString(PAGE);

  HttpApiPageIntegrationTests(Stack stack) throws IOException {
    this.stack = stack;
  }

  @Test
  void theTableNamesEveryCallWithItsScopes() {
    Set<String> documented =
        ROW.matcher(page)
            .results()
            .flatMap(row ->
                CALL.matcher(row.group(1))
                    .results()
                    .map(call -> line(call.group(1), "/v1" + call.group(2), scopes(row))))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).isEqualTo(new TreeSet<>(routes()));
  }

  @Test
  void everyCodeIsInTheCatalogue() {
    Set<String> known = Stream.of(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());

    assertThat(CODE.matcher(page).results().map(MatchResult::group))
        .isNotEmpty()
        .allMatch(known::contains);
  }

  @Test
  void theLinesForCurlDoWhatTheySay() {
    Api ann = stack.ann();
    String made = "";
    List<CurlLine> lines = CurlLine.all(page);
    stack.worker().onLoad(OperationId.of("acme", "c-1"), runsUntilStopped());
    for (CurlLine template : lines) {
      CurlLine line = template.about(made);
      String body = line.body().replace("contacts", "pets");
      Reply reply = line.send(ann, body);
      assertThat(reply.status()).as(line + " " + reply.text()).isBetween(200, 299);
      made = MAKING.contains(line.path()) ? reply.text("/id") : made;
    }

    assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
  }

  private List<String> routes() {
    return stack
        .gateway()
        .part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(info ->
            info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/v1/"))
                .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .flatMap(path ->
                    info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .filter(method -> !method.equals("OPTIONS"))
                        .map(method -> line(method, path, allowed(method, path)))))
        .toList();
  }

  private static List<String> allowed(String method, String path) {
    return RouteScopes.oneOf(method, path.replaceAll("\\{[^}]*}", "x")).stream()
        .map(Scope::wire)
        .toList();
  }

  private static List<String> scopes(MatchResult row) {
    if (row.group(2).equals("no token needed")) {
      return List.of();
    }
    return Arrays.stream(row.group(2).replace("`", "").split(", "))
        .map(scope -> scope.startsWith(":") ? "operations" + scope : scope)
        .toList();
  }

  private static String line(String method, String path, List<String> scopes) {
    return method + " " + path + " " + scopes.stream().sorted().toList();
  }
}
