package org.alidade.cube.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.alidade.cube.internal.Grids;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Panel;

/** Weights over age and metallicity: one column per alpha, one row per class of components. */
final class PopulationFigure {
  /** Weights this many powers of ten below the largest take the lowest colour. */
  private static final double DECADES = 4;

  private final FitData fit;
  private final ReportOptions options;
  private final int metallicities;
  private final int ages;
  private final int alphas;

  private PopulationFigure(FitData fit, ReportOptions options) {
    this.fit = fit;
    this.options = options;
    int[] shape = fit.populationShape();
    this.metallicities = shape.length > 1 ? shape[0] : 1;
    this.ages = shape.length > 1 ? shape[1] : Math.max(1, shape[0]);
    this.alphas = Math.max(1, fit.populations()) / Math.max(1, metallicities * ages);
  }

  static Figure draw(FitData fit, ReportOptions options) {
    return new PopulationFigure(fit, options).draw();
  }

  private Figure draw() {
    List<ReportOptions.ComponentClass> classes = classes();
    int columns = Math.min(Math.max(1, alphas), 6);
    Figure figure =
        Figure.grid(classes.size(), columns)
            .size(Math.max(6, 5.0 * columns), Math.max(4, 3.6 * classes.size()))
            .dpi(110);
    double[][] sums = new double[classes.size()][];
    for (int row = 0; row < sums.length; row++) {
      sums[row] = sums(classes.get(row));
    }
    ColorScale colors = colors(sums);
    for (int row = 0; row < sums.length; row++) {
      for (int alpha = 0; alpha < columns; alpha++) {
        String title = classes.get(row).name() + (alphas > 1 ? ", alpha " + alpha : "");
        panel(figure.panel(row, alpha).title(title), sums[row], alpha, colors);
      }
    }
    return figure;
  }

  private List<ReportOptions.ComponentClass> classes() {
    if (!options.classes().isEmpty()) {
      return options.classes();
    }
    List<Integer> all = IntStream.range(0, fit.components()).boxed().toList();
    return List.of(new ReportOptions.ComponentClass("all components", all));
  }

  /** Weight of every population in a class; indices that do not exist are passed over. */
  private double[] sums(ReportOptions.ComponentClass chosen) {
    int populations = fit.populations();
    double[] sums = new double[populations];
    for (int component : chosen.components()) {
      if (component >= 0 && component < fit.components() && fit.x().length > 0) {
        for (int p = 0; p < populations; p++) {
          sums[p] += fit.x()[component * populations + p];
        }
      }
    }
    return sums;
  }

  private static ColorScale colors(double[][] sums) {
    double largest =
        Arrays.stream(sums)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    ColorScale scale = ColorScale.of(Colormap.SEQUENTIAL).label("log_{10} weight");
    if (!(largest > 0)) {
      return scale;
    }
    double top = Math.log10(largest);
    return scale.limits(top - DECADES, top);
  }

  private void panel(Panel panel, double[] sums, int alpha, ColorScale colors) {
    Axis age = axis(options.agesGyr(), ages, "age [Gyr]", "age index");
    Axis metallicity =
        axis(options.metallicities(), metallicities, "[M/H] [dex]", "metallicity index");
    panel.xLabel(age.label()).yLabel(metallicity.label());
    if (fit.x().length == 0 || sums.length == 0) {
      return;
    }
    double[][] table = new double[metallicities][ages];
    for (int z = 0; z < metallicities; z++) {
      for (int a = 0; a < ages; a++) {
        double weight = sums[(z * ages + a) * alphas + alpha];
        table[z][a] = weight > 0 ? Math.log10(weight) : Double.NaN;
      }
    }
    panel.heatMap(age.edges(), metallicity.edges(), table, colors);
  }

  private static Axis axis(Optional<double[]> values, int count, String label, String indexLabel) {
    if (count > 1 && values.isPresent() && increasing(values.get(), count)) {
      return new Axis(Grids.edges(values.get()), label);
    }
    double[] edges = new double[count + 1];
    Arrays.setAll(edges, i -> i - 0.5);
    return new Axis(edges, indexLabel);
  }

  private static boolean increasing(double[] values, int count) {
    boolean sound = values.length == count;
    for (int i = 1; sound && i < count; i++) {
      sound = values[i] > values[i - 1];
    }
    return sound;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Axis(double[] edges, String label) {}
}
