package org.alidade.cli.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of weights, scaled to a total of 1. */
final class LightFractions {
  private LightFractions() {}

  static double[] ofComponents(double[] weights, int components) {
    double total = Arrays.stream(weights).sum();
    int populations = weights.length / components;
    double[] fractions = new double[components];
    for (int j = 0; j < weights.length; j++) {
      fractions[j / populations] += weights[j] / total;
    }
    return fractions;
  }

  static double[] ofPopulations(double[] weights, int components) {
    double total = Arrays.stream(weights).sum();
    int populations = weights.length / components;
    double[] fractions = new double[populations];
    for (int j = 0; j < weights.length; j++) {
      fractions[j % populations] += weights[j] / total;
    }
    return fractions;
  }

  /** Light of every class, in the order of first mention. */
  static Map<String, Double> ofClasses(List<String> classes, double[] components) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int c = 0; c < components.length; c++) {
      sums.merge(classes.get(c), components[c], Double::sum);
    }
    return sums;
  }

  static double largestClassError(List<String> classes, double[] found, double[] planted) {
    Map<String, Double> expected = ofClasses(classes, planted);
    return ofClasses(classes, found).entrySet().stream()
        .mapToDouble(
            entry -> Math.abs(entry.getValue() - expected.getOrDefault(entry.getKey(), 0.0)))
        .max()
        .orElse(0);
  }
}
