package io.longhaul.datasets.records;

/** Why a text is no value of its column. */
record Rejection(FieldErrorCode code, String message) {

  /** Says that the text is not what it should be, and what is allowed. */
  static Rejection of(FieldErrorCode code, String text, String what, String allowed) {
    return new Rejection(
        code, "'%s' is %s; allowed: %s.".formatted(Excerpt.of(text), what, allowed));
  }
}
