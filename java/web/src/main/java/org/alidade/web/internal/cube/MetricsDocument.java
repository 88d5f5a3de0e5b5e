package org.alidade.web.internal.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alidade.cube.view.FitMetrics;
import org.alidade.web.internal.Json;

/** The course of a fit as curves over the time since its first entry. */
final class MetricsDocument {
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double LONG_SECONDS = 150;

  /** What a column is called, its unit, and the panel that shows it. */
  private record Curve(String column, String label, String panel) {}

  private static final List<Curve> KNOWN =
      List.of(
          new Curve("train_rmse_ewma", "training RMSE", "rmse"),
          new Curve("val_rmse", "validation RMSE", "rmse"),
          new Curve("l1_norm", "L1 norm", "norms"),
          new Curve("l2_norm", "L2 norm", "norms"),
          new Curve("nnz", "non-zeros", "norms"),
          new Curve("delta_x_rel", "relative change", "norms"),
          new Curve("mass_err_L1", "sum over components", "mass"),
          new Curve("mass_err_Linf", "largest", "mass"));

  private MetricsDocument() {}

  static Json of(FitMetrics metrics) {
    double[] seconds = metrics.column("time_sec");
    double first = Arrays.stream(seconds).filter(Double::isFinite).min().orElse(Double.NaN);
    double last = Arrays.stream(seconds).filter(Double::isFinite).max().orElse(Double.NaN);
    boolean isShort = last - first < LONG_SECONDS;
    double[] time = new double[metrics.rows()];
    for (int i = 0; i < time.length; i++) {
      time[i] = seconds.length > i ? (seconds[i] - first) / (isShort ? 1 : SECONDS_PER_MINUTE) : i;
    }
    List<Curve> curves = curves(metrics);
    double[] epochs = metrics.column("epoch");
    return new Json()
        .integer("rows", metrics.rows())
        .number("startSec", first)
        .text("xLabel", label(seconds.length, isShort))
        .number("lastEpoch", epochs.length > 0 ? epochs[epochs.length - 1] : Double.NaN)
        .objects("curves", curves, (json, curve) -> curve(json, curve, time, metrics));
  }

  private static String label(int times, boolean isShort) {
    if (times == 0) {
      return "entry";
    }
    return isShort ? "time since start [s]" : "time since start [min]";
  }

  private static void curve(Json json, Curve curve, double[] time, FitMetrics metrics) {
    Decimation thin = Decimation.of(time, metrics.column(curve.column()));
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
