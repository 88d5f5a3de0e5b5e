package org.alidade.plot.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text made of runs: normal, raised ({@code ^{...}}) and lowered ({@code _{...}}).
 *
 * @param runs pieces from left to right
 * @param size type size of the normal pieces, in points
 */
public record Text(List<Run> runs, double size) {
  private static final double SMALL = 0.72;

  /**
   * A piece of text in one size.
   *
   * @param characters what to write
   * @param size type size in points
   * @param rise height of the baseline above that of the line, in points
   * @param start distance from the left end of the line, in points
   */
  public record Run(String characters, double size, double rise, double start) {
    double width() {
      return Typeface.BUNDLED.width(characters) * size;
    }
  }

  /** Reads the markup; a brace that is never closed is taken literally. */
  public static Text of(String markup, double size) {
    List<Run> runs = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    double at = 0;
    int i = 0;
    while (i < markup.length()) {
      char c = markup.charAt(i);
      int close = closing(markup, i);
      if (close < 0) {
        plain.append(c);
        i++;
        continue;
      }
      at = append(runs, plain.toString(), size, 0, at);
      plain.setLength(0);
      double rise = c == '^' ? 0.36 * size : -0.2 * size;
      at = append(runs, markup.substring(i + 2, close), SMALL * size, rise, at);
      i = close + 1;
    }
    append(runs, plain.toString(), size, 0, at);
    return new Text(List.copyOf(runs), size);
  }

  /** Index of the brace that closes a group opened at {@code i}; -1 if none opens there. */
  private static int closing(String markup, int i) {
    char c = markup.charAt(i);
    boolean opens = (c == '^' || c == '_') && markup.startsWith("{", i + 1);
    return opens ? markup.indexOf('}', i + 2) : -1;
  }

  private static double append(List<Run> runs, String s, double size, double rise, double at) {
    if (s.isEmpty()) {
      return at;
    }
    Run run = new Run(s, size, rise, at);
    runs.add(run);
    return at + run.width();
  }

  /** Width in points. */
  double width() {
    return runs.isEmpty()
        ? 0
        : runs.get(runs.size() - 1).start() + runs.get(runs.size() - 1).width();
  }

  /** Height of capital letters in points. */
  double capHeight() {
    return 0.73 * size;
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Distance from the left end to the anchor. */
  double anchorOffset(Canvas.Anchor anchor) {
    return switch (anchor) {
      case START -> 0;
      case MIDDLE -> width() / 2;
      case END -> width();
    };
  }
}
