package io.longhaul.gateway.stack;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of documentation that shows a request with curl, read as far as such lines go.
 *
 * @param headers names and values in turn
 * @param body empty when there is none; a small file where the line names one
 */
public record CurlLine(String method, String path, List<String> headers, String body) {

  private static final String START = "$ api ";
  private static final String HOST = "localhost:8080";
  private static final String FILE = "name\nRex\n";
  private static final String BOUNDARY = "curl-form";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

  /** All of a page. */
  public static List<CurlLine> all(String page) {
    return page.replace("\\\n", " ")
        .lines()
        .filter(line -> line.startsWith(START) && line.contains(HOST))
        .map(line -> parse(line.substring(START.length())))
        .toList();
  }

  /** The same with the id of what was made before where the page leaves it open. */
  public CurlLine about(String made) {
    return new CurlLine(method, path.replace("<id>", made), headers, body.replace("<id>", made));
  }

  /** Sends it with another body. */
  public Reply send(Api api, String other) {
    return api.send(
        method,
        path,
        other.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(other),
        headers.toArray(String[]::new));
  }

  private static CurlLine parse(String line) {
    String method = "";
    String path = "";
    String body = "";
    List<String> headers = new ArrayList<>();
    Iterator<String> words = WORD.matcher(line).results().map(CurlLine::unquoted).iterator();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "-X" -> method = words.next();
        case "-H" -> headers.addAll(List.of(words.next().split(": ", 2)));
        case "-d" -> body = words.next();
        case "-F" -> body += formPart(words.next());
        case "--data-binary" -> body = words.next().startsWith("@") ? FILE : "";
        default -> path = pathOf(word);
      }
    }
    if (body.startsWith("--" + BOUNDARY)) {
      body += "--" + BOUNDARY + "--\r\n";
      headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }
    String usual = body.isEmpty() ? "GET" : "POST";
    return new CurlLine(method.isEmpty() ? usual : method, path, List.copyOf(headers), body);
  }

  private static String formPart(String word) {
    String[] part = word.split("=", 2);
    boolean file = part[1].startsWith("@");
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(
            BOUNDARY,
            part[0],
            file ? "; filename=\"" + part[1].substring(1) + "\"" : "",
            file ? FILE : part[1]);
  }

  private static String pathOf(String word) {
    if (!word.startsWith(HOST)) {
      throw new AssertionError("Not known in a line for curl: " + word);
    }
    return word.substring(HOST.length());
  }

  // What the shell would count in the file.
  private static String unquoted(MatchResult word) {
    for (int group = 1; group <= word.groupCount(); group++) {
      if (word.group(group) != null) {
        return word.group(group).replaceAll("\\$\\(wc -c .*\\)", "" + FILE.length());
      }
    }
    throw new AssertionError(word.group());
  }
}
