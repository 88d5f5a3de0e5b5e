package org.alidade.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Curves of solvers as CSV, Markdown and figure. */
final class CurveFiles {
  private static final double FLOOR = 1e-15; // below rounding of the objective
  private static final double[] DISTANCES = {1e-1, 1e-2, 1e-4, 1e-6, 1e-10};

  private CurveFiles() {}

  static void write(
      Path folder, List<SolverCurve> curves, ScaleOptions options, ScaleProblem problem)
      throws IOException {
    Files.writeString(folder.resolve("solvers.csv"), csv(curves));
    Files.writeString(folder.resolve("solvers.md"), table(curves));
    Figure figure = figure(curves, options, problem);
    figure.writePng(folder.resolve("solvers.png"));
    figure.writeSvg(folder.resolve("solvers.svg"));
  }

  private static double optimum(List<SolverCurve> curves) {
    return curves.stream().mapToDouble(SolverCurve::lowest).min().orElse(Double.NaN);
  }

  private static String csv(List<SolverCurve> curves) {
    double optimum = optimum(curves);
    StringBuilder text =
        new StringBuilder("solver,seconds,objective,relative_distance,non_zeros\n");
    for (SolverCurve curve : curves) {
      for (int i = 0; i < curve.seconds().length; i++) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s,%.6g,%.17g,%.6g,%d%n",
                curve.solver().label(),
                curve.seconds()[i],
                curve.objective()[i],
                curve.objective()[i] / optimum - 1,
                curve.nonZeros()[i]));
      }
    }
    return text.toString();
  }

  /** Time to come within stated distances of the optimum. */
  static String table(List<SolverCurve> curves) {
    double optimum = optimum(curves);
    StringBuilder text =
        new StringBuilder(
            """
            | solver | 10 % | 1 % | 1e-4 | 1e-6 | 1e-10 | distance at the end | non-zeros | end |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (SolverCurve curve : curves) {
      text.append("| ").append(curve.solver().label());
      for (double distance : DISTANCES) {
        double seconds = curve.secondsTo(optimum, distance);
        text.append(
            Double.isNaN(seconds) ? " | -" : String.format(Locale.ROOT, " | %.3g s", seconds));
      }
      int last = curve.seconds().length - 1;
      text.append(
          String.format(
              Locale.ROOT,
              " | %.2g | %s | %s |%n",
              Math.max(0, curve.lastObjective() / optimum - 1),
              last < 0 ? "-" : Integer.toString(curve.nonZeros()[last]),
              curve.ended()));
    }
    return text.toString();
  }

  private static Figure figure(
      List<SolverCurve> curves, ScaleOptions options, ScaleProblem problem) {
    double optimum = optimum(curves);
    Figure figure = Figure.single().size(8, 5.5).dpi(110);
    Panel panel =
        figure
            .panel(0, 0)
            .title(
                String.format(
                    Locale.ROOT,
                    "%s: %d unknowns, %d spectra, %d threads",
                    options.name(),
                    problem.shape().unknowns(),
                    problem.shape().spaxels(),
                    options.threads()))
            .xLabel("time since the start [s]")
            .yLabel("objective / optimum - 1")
            .xLog()
            .yLog();
    for (int i = 0; i < curves.size(); i++) {
      SolverCurve curve = curves.get(i);
      double[] distance =
          IntStream.range(0, curve.seconds().length)
              .mapToDouble(k -> Math.max(FLOOR, curve.objective()[k] / optimum - 1))
              .toArray();
      if (distance.length > 0) {
        Style style = Style.category(i).width(1.6);
        panel.line(curve.seconds(), distance, style.label(curve.solver().label()));
        int last = distance.length - 1;
        panel.points(
            new double[] {curve.seconds()[last]},
            new double[] {distance[last]},
            style.marker(Marker.CIRCLE, 7));
      }
    }
    return figure;
  }
}
