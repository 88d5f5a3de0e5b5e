package org.alidade.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Names joined by dots in an expression, as {@code a.b(x).c} is {@code a, b, c}; what is in
 * brackets is apart.
 *
 * @param names the names
 * @param isArgument whether they stand in brackets
 * @param isNew whether the word {@code new} is before them
 */
record NameChain(List<String> names, boolean isArgument, boolean isNew) {
  private static final String OURS = "org.alidade.";
  private static final String NEW = "new ";

  /** All chains of an expression, those in brackets marked as arguments. */
  static List<NameChain> in(String expression) {
    List<NameChain> chains = new ArrayList<>();
    collect(expression.replaceAll("\"[^\"]*\"", ""), false, chains);
    return chains;
  }

  private static void collect(String text, boolean argument, List<NameChain> chains) {
    int at = 0;
    while (at < text.length()) {
      if (!Character.isJavaIdentifierStart(text.charAt(at))) {
        int next = opens(text, at) ? closing(text, at) + 1 : at + 1;
        if (next > at + 1) {
          collect(text.substring(at + 1, next - 1), true, chains);
        }
        at = next;
        continue;
      }
      boolean isNew = text.startsWith(NEW, at);
      List<String> names = new ArrayList<>();
      at = chain(text, isNew ? at + NEW.length() : at, names, chains);
      chains.add(new NameChain(List.copyOf(names), argument, isNew));
    }
  }

  private static int chain(String text, int start, List<String> names, List<NameChain> chains) {
    int at = start;
    if (text.startsWith(OURS, at)) {
      int end = at;
      while (end < text.length() && !Character.isUpperCase(text.charAt(end))) {
        end++;
      }
      int name = identifier(text, end);
      names.add(text.substring(at, name));
      at = name;
    } else {
      int end = identifier(text, at);
      names.add(text.substring(at, end));
      at = end;
    }
    while (at < text.length()) {
      if (opens(text, at)) {
        int end = closing(text, at);
        collect(text.substring(at + 1, end), true, chains);
        at = end + 1;
      } else if (isDotBeforeName(text, at)) {
        int end = identifier(text, at + 1);
        names.add(text.substring(at + 1, end));
        at = end;
      } else {
        break;
      }
    }
    return at;
  }

  private static boolean isDotBeforeName(String text, int at) {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && Character.isJavaIdentifierStart(text.charAt(at + 1));
  }

  private static boolean opens(String text, int at) {
    return text.charAt(at) == '(' && closing(text, at) > 0;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int identifier(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
