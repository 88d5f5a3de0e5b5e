package org.alidade.cube.report;

import java.util.Arrays;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Figures of weights: light of the components against the prior, recovered against planted. */
final class WeightFigures {
  private WeightFigures() {}

  /** Bars of the components' parts with the prior as marks, and one against the other. */
  static Figure components(FitData fit, Mixture mixture) {
    double[] usage = Mixture.unitSum(fit.componentSums(fit.x()));
    double[] prior = Mixture.unitSum(fit.prior());
    Figure figure = Figure.grid(1, 2).size(14, 5).dpi(110).columnWidths(2, 1);
    Panel bars =
        figure.panel(0, 0).title("weight of the components").xLabel("component").yLabel("part");
    if (usage.length > 0) {
      double[] index = indices(usage.length);
      bars.bars(index, usage, Style.category(0).label("fit"));
      if (prior.length == usage.length) {
        bars.barTargets(index, prior, Style.category(1).width(1.6).label("prior"));
      }
    }
    Panel scatter = figure.panel(0, 1).title("fit against prior").xLabel("prior").yLabel("fit");
    if (usage.length == 0 || prior.length != usage.length) {
      scatter.note(prior.length == 0 ? "no prior weights" : "");
    } else {
      scatter.title("fit against prior, r = " + Numbers.of(mixture.pearson()));
      against(scatter, prior, usage);
    }
    return figure;
  }

  /** Recovered weights against those the data were made with, one by one and per component. */
  static Figure planted(FitData fit, double[] planted) {
    Figure figure = Figure.grid(1, 2).size(14, 5).dpi(110);
    Panel single = figure.panel(0, 0).title("all weights").xLabel("planted").yLabel("recovered");
    Panel sums =
        figure.panel(0, 1).title("sums per component").xLabel("component").yLabel("weight");
    if (planted.length != fit.x().length || planted.length == 0) {
      single.note("no weights to compare");
      return figure;
    }
    single.title("all weights, r = " + Numbers.of(Mixture.pearson(planted, fit.x())));
    against(single, planted, fit.x());
    double[] recovered = fit.componentSums(fit.x());
    double[] expected = fit.componentSums(planted);
    double[] index = indices(recovered.length);
    sums.bars(index, recovered, Style.category(0).label("recovered"))
        .barTargets(index, expected, Style.category(1).width(1.6).label("planted"));
    return figure;
  }

  /** Norm of the difference relative to the norm of the planted weights; NaN if not comparable. */
  static double plantedError(double[] x, double[] planted) {
    if (x.length != planted.length || x.length == 0) {
      return Double.NaN;
    }
    double difference = 0;
    double norm = 0;
    for (int j = 0; j < x.length; j++) {
      difference += (x[j] - planted[j]) * (x[j] - planted[j]);
      norm += planted[j] * planted[j];
    }
    return Math.sqrt(difference / norm);
  }

  private static void against(Panel panel, double[] expected, double[] found) {
    double largest =
        Math.max(Arrays.stream(expected).max().orElse(1), Arrays.stream(found).max().orElse(1));
    panel
        .line(
            new double[] {0, largest}, new double[] {0, largest}, Style.of(Palette.GUIDE).dashed())
        .points(expected, found, Style.category(0).marker(Marker.CIRCLE, 5));
  }

  private static double[] indices(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> i);
    return values;
  }
}
