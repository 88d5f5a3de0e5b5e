package org.alidade.web.internal.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alidade.cube.view.FitMetrics;
import org.alidade.web.internal.Json;

/** The course of a fit as curves over minutes since its first entry. */
final class MetricsDocument {
  private static final double SECONDS_PER_MINUTE = 60;

  /** What a column is called, its unit, and the panel that shows it. */
  private record Curve(String column, String label, String panel) {}

  private static final List<Curve> KNOWN =
      List.of(
          new Curve("train_rmse_ewma", "training RMSE (running mean)", "rmse"),
          new Curve("val_rmse", "validation RMSE", "rmse"),
          new Curve("l1_norm", "sum of weights", "norms"),
          new Curve("l2_norm", "Euclidean norm of weights", "norms"),
          new Curve("nnz", "non-zero weights", "norms"),
          new Curve("delta_x_rel", "relative change of weights", "norms"),
          new Curve("mass_err_L1", "sum over components (L1)", "mass"),
          new Curve("mass_err_Linf", "largest component (L\u221e)", "mass"));

  private MetricsDocument() {}

  static Json of(FitMetrics metrics) {
    double[] seconds = metrics.column("time_sec");
    double first = Arrays.stream(seconds).filter(Double::isFinite).min().orElse(Double.NaN);
    double[] minutes = new double[metrics.rows()];
    for (int i = 0; i < minutes.length; i++) {
      minutes[i] = seconds.length > i ? (seconds[i] - first) / SECONDS_PER_MINUTE : i;
    }
    List<Curve> curves = curves(metrics);
    double[] epochs = metrics.column("epoch");
    return new Json()
        .integer("rows", metrics.rows())
        .number("startSec", first)
        .text("xLabel", seconds.length > 0 ? "time since start [min]" : "entry")
        .number("lastEpoch", epochs.length > 0 ? epochs[epochs.length - 1] : Double.NaN)
        .objects("curves", curves, (json, curve) -> curve(json, curve, minutes, metrics));
  }

  private static void curve(Json json, Curve curve, double[] minutes, FitMetrics metrics) {
    Decimation thin = Decimation.of(minutes, metrics.column(curve.column()));
    json.text("name", curve.column())
        .text("label", curve.label())
        .text("panel", curve.panel())
        .numbers("x", thin.x())
        .numbers("y", thin.y());
  }

  /** The columns that this page knows, then those it does not, in a panel of their own. */
  private static List<Curve> curves(FitMetrics metrics) {
    List<Curve> curves = new ArrayList<>();
    Map<String, double[]> columns = metrics.columns();
    for (Curve curve : KNOWN) {
      if (columns.containsKey(curve.column())) {
        curves.add(curve);
      }
    }
    for (String column : columns.keySet()) {
      boolean known = KNOWN.stream().anyMatch(curve -> curve.column().equals(column));
      if (!known && !column.equals("epoch") && !column.equals("time_sec")) {
        curves.add(new Curve(column, column.replace('_', ' '), "other"));
      }
    }
    return curves;
  }
}
