package org.alidade.lightcurve.period;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.period.HarmonicModel;
import org.alidade.lightcurve.internal.period.WeightedPoints;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.math.ThreadBudget;

/** Series as the least-squares models see them. */
final class Models {
  private Models() {}

  static HarmonicModel of(
      Collection<Series> bands, int terms, boolean floatingMean, boolean shared, String where) {
    double origin = Double.POSITIVE_INFINITY;
    for (Series band : bands) {
      band.requirePositiveErrors(where);
      if (band.size() == 0) {
        throw new BadInputException("a band without points", where, "leave it out");
      }
      origin = Math.min(origin, band.times()[0]);
    }
    List<WeightedPoints> points = new ArrayList<>();
    for (Series band : bands) {
      points.add(centred(band, origin));
    }
    if (points.isEmpty()) {
      throw new BadInputException("no band", where, "give one or more");
    }
    return new HarmonicModel(List.copyOf(points), terms, floatingMean, shared);
  }

  private static WeightedPoints centred(Series series, double origin) {
    int size = series.size();
    double mean = weightedMean(series);
    double[] times = new double[size];
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = series.times()[i] - origin;
      values[i] = series.values()[i] - mean;
      weights[i] = 1 / (series.errors()[i] * series.errors()[i]);
    }
    return new WeightedPoints(times, values, weights);
  }

  static double weightedMean(Series series) {
    double origin = series.values()[0];
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      double weight = 1 / (series.errors()[i] * series.errors()[i]);
      weights += weight;
      sum += weight * (series.values()[i] - origin);
    }
    return origin + sum / weights;
  }

  static Periodogram periodogram(
      HarmonicModel model, FrequencyGrid grid, LombScargleOptions options) {
    double constant = model.chiSquared();
    double[] power =
        model.reductions(
            grid.first(),
            grid.step(),
            grid.count(),
            options.method().sums(),
            ThreadBudget.of(options.threads()));
    for (int i = 0; i < power.length; i++) {
      power[i] = options.normalization().power(constant, power[i]);
    }
    return new Periodogram(grid, power, options.normalization(), constant);
  }
}
