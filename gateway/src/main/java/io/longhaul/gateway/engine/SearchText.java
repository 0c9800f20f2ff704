package io.longhaul.gateway.engine;

/**
 * Free text as a search attribute holds it. The engine's SQL visibility doubles backslashes and
 * ends a text at a double quote, in queries only: what has one would never be found again.
 */
final class SearchText {

  private SearchText() {}

  static String encode(String text) {
    return text.replace("%", "%25").replace("\\", "%5C").replace("\"", "%22");
  }
}
