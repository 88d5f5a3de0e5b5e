package org.alidade.cube.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cube.view.FitMetrics;
import org.alidade.plot.Marker;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Panels of errors and of measures of the weights over the time of a fit. */
final class ConvergencePanels {
  /** A logarithmic axis shows more where values differ by this factor. */
  private static final double LOG_FROM = 5;

  /** Single rows are seen as symbols as long as there are few. */
  private static final int FEW_ROWS = 40;

  private static final String[][] MEASURES = {
    {"l1_norm", "sum of the weights"},
    {"l2_norm", "norm of the weights"},
    {"nnz", "weights in use"},
    {"delta_x_rel", "relative change"},
    {"mass_err_L1", "mixture error, sum"},
    {"mass_err_Linf", "mixture error, largest"}
  };

  /** Units of time for people. */
  private enum Unit {
    SECOND("s", 1),
    MINUTE("min", 60),
    HOUR("h", 3600);

    private final String symbol;
    private final double seconds;

    Unit(String symbol, double seconds) {
      this.symbol = symbol;
      this.seconds = seconds;
    }

    static Unit of(double span) {
      return span < 2 * MINUTE.seconds ? SECOND : span < 3 * HOUR.seconds ? MINUTE : HOUR;
    }
  }

  private final FitMetrics metrics;
  private final double[] time;
  private final String timeLabel;

  ConvergencePanels(FitMetrics metrics) {
    this.metrics = metrics;
    double[] seconds = metrics.column("time_sec");
    double first = seconds.length > 0 ? seconds[0] : 0;
    double span = Arrays.stream(seconds).max().orElse(first) - first;
    Unit unit = Unit.of(span);
    this.time = Arrays.stream(seconds).map(second -> (second - first) / unit.seconds).toArray();
    this.timeLabel = "time since the start [" + unit.symbol + "]";
  }

  /** The rows of the last fit only: from the last place where epochs begin again. */
  static FitMetrics lastRun(FitMetrics all) {
    double[] epochs = all.column("epoch");
    int start = 0;
    for (int row = 1; row < epochs.length; row++) {
      if (epochs[row] < epochs[row - 1]) {
        start = row;
      }
    }
    return from(all, start);
  }

  private static FitMetrics from(FitMetrics all, int start) {
    Map<String, double[]> columns = new LinkedHashMap<>(all.columns());
    columns.replaceAll((name, column) -> Arrays.copyOfRange(column, start, column.length));
    return new FitMetrics(columns);
  }

  /** Training and validation error. */
  void errors(Panel panel) {
    panel.title("error of the fit").xLabel(timeLabel).yLabel("rms(data - model) [flux]");
    double[] training = column("train_rmse_ewma");
    double[] validation = column("val_rmse");
    if (training.length == 0 && validation.length == 0) {
      panel.note("no metrics yet");
      return;
    }
    if (spread(training, validation) > LOG_FROM) {
      panel.yLog();
    }
    if (training.length > 0) {
      panel.line(time, training, symbols(Style.category(0)).label("training, running mean"));
    }
    if (validation.length > 0) {
      Style style = Style.category(1).marker(Marker.DIAMOND, 5);
      panel.points(time, validation, style.label("validation"));
    }
  }

  /** Norms, change and mixture errors on one logarithmic axis. */
  void measures(Panel panel) {
    panel.title("weights").xLabel(timeLabel).yLabel("value (log)");
    boolean any = false;
    for (int i = 0; i < MEASURES.length; i++) {
      double[] values = column(MEASURES[i][0]);
      if (Arrays.stream(values).anyMatch(value -> value > 0)) {
        any = true;
        panel.line(time, values, symbols(Style.category(i)).label(MEASURES[i][1]));
      }
    }
    if (any) {
      panel.yLog();
    } else {
      panel.note("no metrics yet");
    }
  }

  private Style symbols(Style style) {
    return time.length <= FEW_ROWS ? style.marker(Marker.CIRCLE, 3) : style;
  }

  /** A column that fits the times and holds a number, else empty. */
  private double[] column(String name) {
    double[] values = metrics.column(name);
    boolean usable =
        values.length == time.length && Arrays.stream(values).anyMatch(Double::isFinite);
    return usable ? values : new double[0];
  }

  /** Largest over smallest positive value, 0 if one is not positive. */
  private static double spread(double[]... columns) {
    double[] finite =
        Arrays.stream(columns).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    double least = Arrays.stream(finite).min().orElse(0);
    return least > 0 ? Arrays.stream(finite).max().orElse(0) / least : 0;
  }
}
