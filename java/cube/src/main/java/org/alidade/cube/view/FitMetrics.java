package org.alidade.cube.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The course of a fit: columns of one length by name, as {@code /Fit/metrics} holds them.
 *
 * <p>Example: {@code view.metrics().column("val_rmse")}.
 *
 * @param columns numbers by column name; NaN where something was not measured
 */
public record FitMetrics(Map<String, double[]> columns) {
  /** Copies the map, keeping its order. */
  public FitMetrics {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** A column, empty if there is none of that name. */
  public double[] column(String name) {
    return columns.getOrDefault(name, new double[0]);
  }

  /** Number of rows. */
  public int rows() {
    return columns.values().stream().mapToInt(column -> column.length).max().orElse(0);
  }
}
