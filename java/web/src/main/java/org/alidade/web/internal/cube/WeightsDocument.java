package org.alidade.web.internal.cube;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.cube.view.FitSizes;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.web.internal.Json;

/** Weights by component and by population. */
final class WeightsDocument {
  private static final String ALL = "all";

  private WeightsDocument() {}

  /** Part of every component in the sum of weights, beside the orbit weights. */
  static Json fractions(FitView view, Query query) {
    FitSizes sizes = view.sizes();
    Optional<FitWeights> weights = query.weights(view);
    double[] sums = weights.map(w -> w.componentSums(sizes.populations())).orElse(new double[0]);
    double[] fractions = unitSum(sums);
    double[] targets = unitSum(view.orbitWeights());
    Json json = new Json().integer("components", sizes.components());
    source(json, weights);
    json.numbers("fractions", fractions).numbers("targets", targets);
    return json.number("largestError", largestError(fractions, targets));
  }

  private static double largestError(double[] fractions, double[] targets) {
    if (fractions.length == 0 || fractions.length != targets.length) {
      return Double.NaN;
    }
    double largest = 0;
    for (int c = 0; c < targets.length; c++) {
      largest = Math.max(largest, Math.abs(fractions[c] - targets[c]));
    }
    return largest;
  }

  private static double[] unitSum(double[] values) {
    double sum = Arrays.stream(values).sum();
    return sum > 0 && Double.isFinite(sum)
        ? Arrays.stream(values).map(value -> value / sum).toArray()
        : new double[0];
  }

  /** Weights over metallicity, age and alpha, of one component or of all together. */
  static Json populations(FitView view, Query query) {
    FitSizes sizes = view.sizes();
    Optional<FitWeights> weights = query.weights(view);
    String asked = query.text("component");
    boolean all = asked.isEmpty() || asked.equals(ALL);
    int component = all ? -1 : query.index("component", sizes.components());
    double[] values =
        weights
            .map(
                w ->
                    all
                        ? w.populationSums(sizes.populations())
                        : w.component(component, sizes.populations()))
            .orElse(new double[0]);
    Json json = new Json().text("component", all ? ALL : Integer.toString(component));
    source(json, weights);
    return json.integers("shape", shape(sizes.populationShape()))
        .integer("nonZero", Arrays.stream(values).filter(value -> value > 0).count())
        .number("sum", Arrays.stream(values).sum())
        .numbers("values", values);
  }

  /** Three lengths: metallicity, age, and what is left. */
  private static int[] shape(List<Integer> axes) {
    int[] shape = {1, 1, 1};
    if (axes.size() == 1) {
      shape[1] = axes.get(0);
    } else {
      for (int axis = 0; axis < axes.size(); axis++) {
        shape[Math.min(axis, 2)] *= axes.get(axis);
      }
    }
    return shape;
  }

  /** Which weights a document was made from. */
  static void source(Json json, Optional<FitWeights> weights) {
    json.text("choice", weights.map(w -> w.choice().label()).orElse(""));
    json.integer("epoch", weights.map(FitWeights::epoch).orElse(0L));
    json.number("timeSec", weights.map(FitWeights::timeSec).orElse(Double.NaN));
  }
}
