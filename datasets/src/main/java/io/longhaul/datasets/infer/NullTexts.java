package io.longhaul.datasets.infer;

import java.util.List;
import java.util.Set;

/** The texts that people and programs write where there is no value. */
final class NullTexts {
  /** Hardly ever meant as a text. */
  static final Set<String> STRONG =
      Set.of("NA", "N/A", "#N/A", "n/a", "NULL", "null", "\\N", "NaN", "nan", "<NA>");

  /** Sometimes meant as a text of their own. */
  static final Set<String> WEAK =
      Set.of("-", "--", "?", ".", "None", "none", "na", "Null", "unknown", "nil");

  /** In the order in which a definition lists them. */
  static final List<String> ORDER =
      List.of(
          "NA", "N/A", "#N/A", "n/a", "NULL", "null", "\\N", "NaN", "nan", "<NA>", "-", "--", "?",
          ".", "None", "none", "na", "Null", "unknown", "nil");

  private static final int LONGEST = 7;

  private NullTexts() {}

  static boolean contains(String text) {
    return text.length() <= LONGEST && (STRONG.contains(text) || WEAK.contains(text));
  }
}
