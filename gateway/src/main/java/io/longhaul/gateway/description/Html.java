package io.longhaul.gateway.description;

import java.util.regex.Pattern;

/** HTML under construction; every text is escaped. */
final class Html {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

  private final StringBuilder out = new StringBuilder();

  /** Markup, as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** A text; what stands between backticks is code. */
  Html text(String text) {
    out.append(CODE.matcher(escaped(text)).replaceAll("<code>$1</code>"));
    return this;
  }

  /** A text in an element. */
  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  /** A text of one or more paragraphs; nothing when it is empty. */
  Html paragraphs(String text) {
    if (!text.isBlank()) {
      BLANK_LINE.splitAsStream(text.strip()).forEach(paragraph -> element("p", paragraph));
    }
    return this;
  }

  /** A literal. */
  Html code(String text) {
    return raw("<code>").raw(escaped(text)).raw("</code>");
  }

  /** A link to another part of the page. */
  Html link(String anchor, String text) {
    return raw("<a href=\"#" + escaped(anchor) + "\">").raw(escaped(text)).raw("</a>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
