package org.alidade.lightcurve.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.lightcurve.query.Token.Kind;

/** Splits a condition into its words. */
final class Lexer {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![A-Za-z_0-9.])");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern OPERATOR =
      Pattern.compile("==|!=|<=|>=|\\*\\*|//|[<>+*/%&|~()\\[\\],-]");
  private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  /** The words, and an end behind them. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.position < text.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length()));
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(position);
    if (c == '\'' || c == '"') {
      quoted(c);
    } else if (c == '`') {
      backQuoted();
    } else if (!take(SPACE, null)
        && !take(NUMBER, Kind.NUMBER)
        && !take(NAME, Kind.NAME)
        && !take(OPERATOR, Kind.OPERATOR)) {
      throw unexpected(c);
    }
  }

  private QueryException unexpected(char c) {
    String remedy =
        c == '='
            ? "compare with =="
            : "use names, numbers, quoted texts and the operators of conditions";
    return new QueryException("\"" + c + "\" has no meaning here", position, remedy);
  }

  private boolean take(Pattern pattern, @org.jspecify.annotations.Nullable Kind kind) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return false;
    }
    String word = matcher.group();
    if (kind != null) {
      boolean keyword = kind == Kind.NAME && KEYWORDS.contains(word);
      tokens.add(new Token(keyword ? Kind.KEYWORD : kind, word, position));
    }
    position += word.length();
    return true;
  }

  private void backQuoted() {
    int end = text.indexOf('`', position + 1);
    if (end < 0) {
      throw open();
    }
    tokens.add(new Token(Kind.NAME, text.substring(position + 1, end), position));
    position = end + 1;
  }

  private void quoted(char quote) {
    StringBuilder content = new StringBuilder();
    for (int i = position + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        tokens.add(new Token(Kind.TEXT, content.toString(), position));
        position = i + 1;
        return;
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i);
      }
      content.append(c);
    }
    throw open();
  }

  private QueryException open() {
    return new QueryException("a quote is not closed", position, "add the second quote");
  }
}
