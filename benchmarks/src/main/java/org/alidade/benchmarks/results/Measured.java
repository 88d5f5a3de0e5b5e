package org.alidade.benchmarks.results;

import java.util.List;
import java.util.Map;
import org.alidade.cli.machine.MachineLimits;

/**
 * What a form of the benchmarks hands over.
 *
 * @param limits limits of the machine, measured in the same process
 * @param about what was measured on, in words and numbers of the form's own
 * @param figures the figures
 */
public record Measured(MachineLimits limits, Map<String, Object> about, List<Figure> figures) {

  /** Copies the list. */
  public Measured {
    figures = List.copyOf(figures);
  }

  /** Whether every figure has its value. */
  public boolean isComplete() {
    return figures.stream().allMatch(figure -> figure.failure().isEmpty());
  }
}
