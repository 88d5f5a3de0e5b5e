package org.alidade.lightcurve.query;

/**
 * A word of a condition.
 *
 * @param kind what it is
 * @param text the word; of quoted words what stands between the quotes
 * @param position index of its first character
 */
record Token(Kind kind, String text, int position) {
  /** Kinds of words. */
  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    /** {@code and}, {@code or}, {@code not}, {@code in}. */
    KEYWORD,
    OPERATOR,
    END
  }

  boolean is(String operatorOrKeyword) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operatorOrKeyword);
  }

  /** The word as messages show it. */
  String shown() {
    return kind == Kind.END ? "the end" : "\"" + text + "\"";
  }
}
