package io.longhaul.gateway.contract;

import io.longhaul.gateway.stack.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no answer may ever carry: classes, stack traces, connection strings, paths of a machine. */
final class Leaks {

  private static final Pattern INNER =
      Pattern.compile(
          "\\b(java|javax|jakarta|io\\.longhaul|io\\.temporal|io\\.grpc|org\\.springframework"
              + "|org\\.apache|tools\\.jackson|com\\.networknt)\\.[a-z]\\w*|\\w+Exception\\b|\\n\\s+at"
              + " \\S+\\(|jdbc:\\w+|(?<![\\w.])/(tmp|home|root|usr|var|etc)/"
              + "|\\btaskQueue\\b|\\brunId\\b|longhaul-gateway\\d");

  private Leaks() {}

  static void check(String what, Reply reply) {
    look(what, reply.text());
    reply.headers().map().forEach((name, values) -> look(what, name + ": " + values));
  }

  private static void look(String what, String text) {
    Matcher found = INNER.matcher(text);
    if (found.find()) {
      throw new AssertionError(what + " carries " + found.group() + ":\n" + text);
    }
  }
}
