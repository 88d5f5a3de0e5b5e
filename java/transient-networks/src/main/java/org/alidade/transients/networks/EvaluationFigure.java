package org.alidade.transients.networks;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.alidade.plot.Figure;
import org.alidade.plot.Palette;
import org.alidade.plot.Style;

/** Precision against recall, and frequency against probability. */
final class EvaluationFigure {
  private EvaluationFigure() {}

  static void write(Path file, ModelRecipe recipe, double[] probabilities, boolean[] real) {
    RankedAnswers ranked = RankedAnswers.of(probabilities, real);
    Reliability reliability = Reliability.of(probabilities, real);
    String data = recipe.training().dataset() + ", " + recipe.evaluatedOn() + " part";
    Figure figure = Figure.grid(1, 2).size(11, 5).title(recipe.reference() + " on " + data);
    figure
        .panel(0, 0)
        .xLabel("recall")
        .yLabel("precision")
        .xLimits(0, 1.02)
        .yLimits(0, 1.02)
        .note(real.length + " samples")
        .line(ranked.recall(), ranked.precision(), Style.of(Palette.DATA));
    double[] diagonal = {0, 1};
    figure
        .panel(0, 1)
        .xLabel("calibrated probability")
        .yLabel("frequency of real samples")
        .xLimits(0, 1)
        .yLimits(-0.02, 1.02)
        .line(diagonal, diagonal, Style.of(Palette.GUIDE))
        .points(filled(reliability, false), filled(reliability, true), Style.of(Palette.MODEL));
    figure.writePng(file);
  }

  /** Values of the bins that have samples. */
  private static double[] filled(Reliability reliability, boolean frequency) {
    int[] counts = reliability.counts();
    double[] values = frequency ? reliability.frequency() : reliability.meanProbability();
    return IntStream.range(0, counts.length)
        .filter(bin -> counts[bin] > 0)
        .mapToDouble(bin -> values[bin])
        .toArray();
  }
}
