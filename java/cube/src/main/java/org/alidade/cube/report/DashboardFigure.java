package org.alidade.cube.report;

import java.util.Arrays;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.cube.view.FitWeights;
import org.alidade.plot.Figure;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** The four panels of a dashboard. */
final class DashboardFigure {
  private DashboardFigure() {}

  static Figure draw(DashboardData data, DashboardOptions options) {
    Figure figure =
        Figure.grid(2, 2)
            .size(options.widthInches(), options.heightInches())
            .dpi(options.dpi())
            .title(data.name() + ": " + data.state());
    ConvergencePanels course = new ConvergencePanels(ConvergencePanels.lastRun(data.metrics()));
    course.errors(figure.panel(0, 0));
    course.measures(figure.panel(0, 1));
    StackedSpectra.draw(figure.panel(1, 0), data.sample(), options.pixels());
    data.weights().ifPresent(found -> figure.panel(1, 0).title("spectra and " + words(found)));
    components(figure.panel(1, 1), data);
    return figure;
  }

  private static String words(FitWeights weights) {
    String epoch = weights.epoch() > 0 ? ", epoch " + weights.epoch() : "";
    return "model of " + weights.choice().path() + epoch;
  }

  /** Bars of the components' parts with the prior as marks. */
  private static void components(Panel panel, DashboardData data) {
    double[] usage = Mixture.unitSum(data.usage());
    double[] targets = Mixture.unitSum(data.targets());
    panel.title("use of the components").xLabel("component").yLabel("part of the weights");
    if (usage.length == 0) {
      panel.note(data.weights().isEmpty() ? "no weights yet" : "all weights are zero");
      return;
    }
    double[] index = new double[usage.length];
    Arrays.setAll(index, c -> c);
    panel.bars(index, usage, Style.category(0).label("fit"));
    if (targets.length != usage.length) {
      panel.title("use of the components (no prior weights)");
      return;
    }
    panel.barTargets(index, targets, Style.of(Palette.category(1)).width(1.6).label("prior"));
    double error = Mixture.of(usage, targets).lInf();
    panel.title("use of the components, max|error| = " + Numbers.of(error));
  }
}
