package org.alidade.cube.report;

import org.alidade.plot.Figure;

/** Errors and norms over the time of the last fit, as the tracker recorded them. */
final class ConvergenceFigure {
  private ConvergenceFigure() {}

  static Figure draw(FitData fit) {
    Figure figure = Figure.grid(1, 2).size(14, 5).dpi(110);
    ConvergencePanels course = new ConvergencePanels(ConvergencePanels.lastRun(fit.metrics()));
    course.errors(figure.panel(0, 0));
    course.measures(figure.panel(0, 1));
    return figure;
  }
}
