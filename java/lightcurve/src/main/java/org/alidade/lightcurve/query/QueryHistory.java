package org.alidade.lightcurve.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Conditions used before, newest first, each once, at most {@value #MOST} of them (spec lightcurve
 * 12.3).
 *
 * @param queries the conditions
 */
public record QueryHistory(List<String> queries) {
  /** Most conditions that are remembered. */
  public static final int MOST = 20;

  /** Copies the list. */
  public QueryHistory {
    queries = List.copyOf(queries);
  }

  /** The history after a condition that found something. */
  public QueryHistory with(String query) {
    Set<String> all = new LinkedHashSet<>();
    all.add(query);
    queries.stream().filter(QueryHistory::isQuery).forEach(all::add);
    return new QueryHistory(all.stream().limit(MOST).toList());
  }

  /** What a user may be writing: the history, then the key and the other columns by name. */
  public List<String> completions(List<String> columns) {
    Set<String> names = new TreeSet<>(columns);
    names.remove("object");
    List<String> all = new ArrayList<>(queries);
    all.add("object");
    all.addAll(names);
    return List.copyOf(new LinkedHashSet<>(all));
  }

  /** Entries may also be names of columns, which are not remembered. */
  private static boolean isQuery(String entry) {
    return entry.contains(">")
        || entry.contains("<")
        || entry.contains("=")
        || entry.contains("in");
  }
}
