package io.longhaul.activities.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** URLs that may and that may not be called, and what their names resolve to. */
final class UrlCorpus {

  private static final int HEX = 16;
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final Map<String, String> NAMES =
      lines("names.txt").collect(Collectors.toMap(line -> line[0], line -> line[1]));

  private UrlCorpus() {}

  /** A URL, and the reason that it must be refused for. */
  record Hostile(String reason, String url) {}

  static List<Hostile> hostile() {
    return lines("hostile-urls.txt")
        .map(line -> new Hostile(line[0], line.length < 2 ? "" : unescaped(line[1])))
        .toList();
  }

  static List<String> harmless() {
    return lines("harmless-urls.txt").map(line -> line[0]).toList();
  }

  static InetAddress[] resolve(String name) throws UnknownHostException {
    String addresses = NAMES.get(name);
    if (addresses == null) {
      throw new UnknownHostException(name);
    }
    return Arrays.stream(addresses.split(",", -1))
        .map(InetAddress::ofLiteral)
        .toArray(InetAddress[]::new);
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape ->
            Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), HEX))));
  }

  private static Stream<String[]> lines(String file) {
    try (InputStream in = UrlCorpus.class.getResourceAsStream("/outbound/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
