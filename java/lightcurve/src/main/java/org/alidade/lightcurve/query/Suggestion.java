package org.alidade.lightcurve.query;

import java.util.Comparator;
import java.util.List;

/** The name that was perhaps meant. */
final class Suggestion {
  private static final int MOST_EDITS = 3;

  private Suggestion() {}

  /** A remark that names the most similar of some names; empty if none is similar. */
  static String of(String written, List<String> names) {
    return names.stream()
        .filter(name -> edits(written, name) <= Math.min(MOST_EDITS, written.length() / 2))
        .min(Comparator.comparingInt(name -> edits(written, name)))
        .map(name -> ", perhaps " + name)
        .orElse("");
  }

  /** Number of letters to insert, remove or change to get from one word to the other. */
  private static int edits(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[to.length()];
  }
}
