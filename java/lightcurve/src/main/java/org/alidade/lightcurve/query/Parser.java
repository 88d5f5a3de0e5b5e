package org.alidade.lightcurve.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.alidade.lightcurve.query.Token.Kind;

/**
 * Reads a condition from its words, in the order of precedence of Python, in which {@code &},
 * {@code |} and {@code ~} rank as {@code and}, {@code or} and {@code not} do.
 */
final class Parser {
  private static final int MOST_DEPTH = 60;
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The whole of a text. */
  static Expression parse(String text) {
    Parser parser = new Parser(Lexer.tokens(text));
    Expression whole = parser.either();
    if (parser.peek().kind() != Kind.END) {
      throw parser.unexpected("write and, or or an operator between two parts");
    }
    return whole;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private boolean at(String... words) {
    for (String word : words) {
      if (peek().is(word)) {
        return true;
      }
    }
    return false;
  }

  private QueryException unexpected(String remedy) {
    return new QueryException(peek().shown() + " is not expected", peek().position(), remedy);
  }

  private void expect(String word) {
    if (!at(word)) {
      throw unexpected("write " + word);
    }
    take();
  }

  private Expression either() {
    Expression left = both();
    while (at("or", "|")) {
      Token operator = take();
      Expression first = left;
      Expression second = both();
      left =
          table -> {
            IntPredicate a = truth(first.bind(table), operator);
            return new Term.Logical(a.or(truth(second.bind(table), operator)));
          };
    }
    return left;
  }

  private Expression both() {
    Expression left = negation();
    while (at("and", "&")) {
      Token operator = take();
      Expression first = left;
      Expression second = negation();
      left =
          table -> {
            IntPredicate a = truth(first.bind(table), operator);
            return new Term.Logical(a.and(truth(second.bind(table), operator)));
          };
    }
    return left;
  }

  private Expression negation() {
    if (!at("not", "~")) {
      return comparison();
    }
    Token operator = take();
    Expression of = nested(this::negation);
    return table -> new Term.Logical(truth(of.bind(table), operator).negate());
  }

  static IntPredicate truth(Term term, Token at) {
    if (term instanceof Term.Logical logical) {
      return logical.of();
    }
    throw new QueryException(
        term.kind() + " where a condition is needed", at.position(), "compare it, as in x > 0");
  }

  /** Comparisons in a row hold for each pair of neighbours: {@code 14 < mag < 16}. */
  private Expression comparison() {
    Expression left = sum();
    List<Link> links = new ArrayList<>();
    while (true) {
      Token operator = peek();
      if (operator.kind() == Kind.OPERATOR && COMPARISONS.contains(operator.text())) {
        take();
        links.add(pair(operator, left));
        left = links.get(links.size() - 1).right();
      } else if (at("in", "not")) {
        links.add(membership(left));
      } else {
        return links.isEmpty() ? left : all(links);
      }
    }
  }

  /** One comparison of a chain, and what the next one begins with. */
  private record Link(Expression condition, Expression right) {}

  private Link pair(Token operator, Expression left) {
    Expression right = sum();
    Expression condition =
        table -> new Term.Logical(Comparison.of(left.bind(table), operator, right.bind(table)));
    return new Link(condition, right);
  }

  private Link membership(Expression left) {
    boolean negative = at("not");
    if (negative) {
      take();
    }
    Token operator = peek();
    expect("in");
    List<Token> list = list();
    Expression condition =
        table -> {
          IntPredicate in = Comparison.in(left.bind(table), list, operator);
          return new Term.Logical(negative ? in.negate() : in);
        };
    return new Link(condition, condition);
  }

  private static Expression all(List<Link> links) {
    return table -> {
      IntPredicate all = row -> true;
      for (Link link : links) {
        if (link.condition().bind(table) instanceof Term.Logical logical) {
          all = all.and(logical.of());
        }
      }
      return new Term.Logical(all);
    };
  }

  private List<Token> list() {
    String end = at("(") ? ")" : "]";
    expect(at("(") ? "(" : "[");
    List<Token> items = new ArrayList<>();
    while (!at(end)) {
      items.add(item());
      if (!at(end)) {
        expect(",");
      }
    }
    take();
    return items;
  }

  private Token item() {
    boolean negative = at("-");
    Token first = negative ? take() : peek();
    if (peek().kind() != Kind.NUMBER && (negative || peek().kind() != Kind.TEXT)) {
      throw unexpected("list numbers and quoted texts");
    }
    Token value = take();
    return negative ? new Token(Kind.NUMBER, "-" + value.text(), first.position()) : value;
  }

  private Expression sum() {
    Expression left = product();
    while (at("+", "-")) {
      left = Arithmetic.binary(left, take(), product());
    }
    return left;
  }

  private Expression product() {
    Expression left = signed();
    while (at("*", "/", "//", "%")) {
      left = Arithmetic.binary(left, take(), signed());
    }
    return left;
  }

  private Expression signed() {
    if (!at("-", "+")) {
      return power();
    }
    Token sign = take();
    Expression of = nested(this::signed);
    return sign.is("-") ? Arithmetic.negative(sign, of) : of;
  }

  private Expression power() {
    Expression base = atom();
    return at("**") ? Arithmetic.binary(base, take(), nested(this::signed)) : base;
  }

  private interface Part {
    Expression read();
  }

  /** Bounds the depth, so that no text of brackets exhausts the stack. */
  private Expression nested(Part part) {
    depth++;
    if (depth > MOST_DEPTH) {
      throw unexpected("nest at most " + MOST_DEPTH + " parts");
    }
    Expression read = part.read();
    depth--;
    return read;
  }

  private Expression atom() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> number(take());
      case TEXT -> text(take());
      case NAME -> named(take());
      default -> bracket();
    };
  }

  private Expression bracket() {
    if (!at("(")) {
      throw unexpected("write a column, a number, a quoted text or a bracket");
    }
    take();
    Expression inside = nested(this::either);
    expect(")");
    return inside;
  }

  private static Expression number(Token token) {
    double value = Double.parseDouble(token.text());
    return table -> new Term.Numeric(row -> value, token.text());
  }

  private static Expression text(Token token) {
    return table -> new Term.Textual(row -> token.text());
  }

  private Expression named(Token name) {
    if (at("(") && Arithmetic.isFunction(name.text())) {
      return Arithmetic.function(name, bracket());
    }
    return table -> column(table, name);
  }

  private static Term column(TableValues table, Token name) {
    if (table.has(name.text())) {
      if (table.isText(name.text())) {
        String[] texts = table.texts(name.text());
        return new Term.Textual(row -> texts[row]);
      }
      double[] numbers = table.numbers(name.text());
      return new Term.Numeric(row -> numbers[row], "");
    }
    return switch (name.text()) {
      case "True", "true" -> new Term.Logical(row -> true);
      case "False", "false" -> new Term.Logical(row -> false);
      default ->
          throw new QueryException(
              "no column " + name.text(),
              name.position(),
              "use a column of the table" + Suggestion.of(name.text(), table.names()));
    };
  }
}
