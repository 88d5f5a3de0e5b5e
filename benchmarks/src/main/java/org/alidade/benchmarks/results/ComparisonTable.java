package org.alidade.benchmarks.results;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as text. */
public final class ComparisonTable {
  private static final String ROW = "%-62s %12s %12s %8s %10s  %s%n";

  private final PrintStream out;

  private ComparisonTable(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints both machines, their limits, every figure with its verdict, and the counts.
   *
   * @param allowed the regression that was allowed
   */
  public static void print(Comparison comparison, double allowed, PrintStream out) {
    ComparisonTable table = new ComparisonTable(out);
    table.line("old: %s, %s%n", comparison.before().made(), comparison.before().machine().line());
    table.line("new: %s, %s%n%n", comparison.after().made(), comparison.after().machine().line());
    table.limits(comparison);
    table.line(ROW, "figure", "old", "new", "new/old", "by limits", "");
    comparison.rows().forEach(table::row);
    table.line(
        "%n%d worse by more than %.1f %% and the spread, %d as before, %d better, %d not measured, %d new.%n",
        comparison.count(Verdict.WORSE),
        100 * allowed,
        comparison.count(Verdict.SAME),
        comparison.count(Verdict.BETTER),
        comparison.count(Verdict.GONE),
        comparison.count(Verdict.NEW));
    table.line(
        "new/old is as measured; by limits both are first divided by the value at the machine's limit of their"
            + " own run. Worse is what is worse in both.%n");
  }

  private void limits(Comparison comparison) {
    comparison
        .after()
        .limits()
        .forEach(
            (name, value) -> {
              double old = comparison.before().limits().getOrDefault(name, Double.NaN);
              line(ROW, "limit: " + name, number(old), number(value), ratio(value / old), "", "");
            });
  }

  private void row(Comparison.Row row) {
    Figure any = row.after() == null ? row.before() : row.after();
    boolean less = any == null || any.lessIsBetter();
    line(
        ROW,
        row.key(),
        value(row.before()),
        value(row.after()),
        ratio(less ? row.factor() : 1 / row.factor()),
        ratio(less ? row.factorOfLimits() : 1 / row.factorOfLimits()),
        row.verdict().text());
  }

  private static String value(@Nullable Figure figure) {
    if (figure == null) {
      return "-";
    }
    return figure.failure().isEmpty() ? number(figure.value()) + " " + figure.unit() : "failed";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String ratio(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "-";
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
