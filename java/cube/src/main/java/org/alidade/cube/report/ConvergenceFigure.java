package org.alidade.cube.report;

import java.util.Arrays;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Errors and norms over the time of the fit, as the tracker recorded them. */
final class ConvergenceFigure {
  private static final double SECONDS_PER_MINUTE = 60;

  private static final String[] MEASURES = {
    "l1_norm", "l2_norm", "nnz", "delta_x_rel", "mass_err_L1", "mass_err_Linf"
  };

  private ConvergenceFigure() {}

  static Figure draw(FitData fit) {
    Figure figure = Figure.grid(1, 2).size(14, 5).dpi(110);
    double[] seconds = fit.metric("time_sec");
    double first = seconds.length > 0 ? seconds[0] : 0;
    double[] minutes =
        Arrays.stream(seconds).map(time -> (time - first) / SECONDS_PER_MINUTE).toArray();
    Panel errors =
        figure
            .panel(0, 0)
            .title("error of the fit")
            .xLabel("time since the start [min]")
            .yLabel("rms(data - model) [flux]");
    series(errors, fit, minutes, "train_rmse_ewma", Style.category(0).label("training, mean"));
    series(
        errors,
        fit,
        minutes,
        "val_rmse",
        Style.category(1).marker(Marker.CIRCLE, 5).label("validation"));
    Panel measures =
        figure
            .panel(0, 1)
            .title("weights")
            .xLabel("time since the start [min]")
            .yLabel("value (log)")
            .yLog();
    for (int i = 0; i < MEASURES.length; i++) {
      series(measures, fit, minutes, MEASURES[i], Style.category(i).label(MEASURES[i]));
    }
    return figure;
  }

  private static void series(Panel panel, FitData fit, double[] minutes, String name, Style style) {
    double[] values = fit.metric(name);
    if (values.length != minutes.length || Arrays.stream(values).noneMatch(Double::isFinite)) {
      return;
    }
    if (name.equals("val_rmse")) {
      panel.points(minutes, values, style);
    } else {
      panel.line(minutes, values, style);
    }
  }
}
