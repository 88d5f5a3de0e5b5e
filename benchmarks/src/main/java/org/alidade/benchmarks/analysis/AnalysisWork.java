package org.alidade.benchmarks.analysis;

import org.alidade.benchmarks.Limit;

/** What is asked of the analysis benchmarks: they are held against targets, not limits. */
public final class AnalysisWork {
  private AnalysisWork() {}

  /** The target of a benchmark by its name. */
  public static Limit of(String label) {
    double milliseconds =
        switch (label.substring(label.indexOf('.') + 1)) {
          case "filters" -> 1;
          case "statistics" -> 0.05;
          case "powers10000" -> 1.5;
          case "powers200000" -> 25;
          case "match" -> 100;
          default -> Double.NaN;
        };
    return new Limit(1e-3 * milliseconds, "target, one light curve or match");
  }
}
