package org.alidade.cube.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Agreement of data and model in every spaxel, over pixels that the mask keeps and that are finite.
 */
final class SpaxelErrors {
  private final double[] rms;
  private final double[] dataFlux;
  private final double[] modelFlux;
  private final long[] usedPixels;

  private SpaxelErrors(int spaxels) {
    rms = new double[spaxels];
    dataFlux = new double[spaxels];
    modelFlux = new double[spaxels];
    usedPixels = new long[spaxels];
    Arrays.fill(rms, Double.NaN);
    Arrays.fill(dataFlux, Double.NaN);
    Arrays.fill(modelFlux, Double.NaN);
  }

  static SpaxelErrors of(FitData fit) {
    SpaxelErrors errors = new SpaxelErrors(fit.spaxels());
    for (int s = 0; s < fit.spaxels(); s++) {
      double[] model = fit.hasModel() ? fit.model(s) : new double[fit.pixels()];
      errors.add(s, fit.data(s), model, fit.keep(), fit.hasModel());
    }
    return errors;
  }

  private void add(int spaxel, double[] data, double[] model, boolean[] keep, boolean modelled) {
    double squares = 0;
    double dataSum = 0;
    double modelSum = 0;
    long count = 0;
    for (int l = 0; l < data.length; l++) {
      if (keep[l] && Double.isFinite(data[l]) && Double.isFinite(model[l])) {
        double residual = data[l] - model[l];
        squares += residual * residual;
        dataSum += data[l];
        modelSum += model[l];
        count++;
      }
    }
    usedPixels[spaxel] = count;
    if (count > 0) {
      dataFlux[spaxel] = dataSum / count;
      if (modelled) {
        rms[spaxel] = Math.sqrt(squares / count);
        modelFlux[spaxel] = modelSum / count;
      }
    }
  }

  /** Root mean square residual of every spaxel, NaN without model or usable pixels. */
  double[] rms() {
    return rms;
  }

  /** Mean observed flux of every spaxel, NaN without usable pixels. */
  double[] dataFlux() {
    return dataFlux;
  }

  /** Mean model flux of every spaxel over the same pixels. */
  double[] modelFlux() {
    return modelFlux;
  }

  /** (D - M) / D of the mean fluxes. */
  double[] relativeDifference() {
    double[] relative = new double[rms.length];
    Arrays.setAll(relative, s -> (dataFlux[s] - modelFlux[s]) / dataFlux[s]);
    return relative;
  }

  /** Root mean square residual over all usable pixels, NaN if there are none. */
  double totalRms() {
    double squares = 0;
    long count = 0;
    for (int s = 0; s < rms.length; s++) {
      if (Double.isFinite(rms[s])) {
        squares += rms[s] * rms[s] * usedPixels[s];
        count += usedPixels[s];
      }
    }
    return count > 0 ? Math.sqrt(squares / count) : Double.NaN;
  }

  /** Number of data that the numbers are made from. */
  long usedPixels() {
    return Arrays.stream(usedPixels).sum();
  }

  /** Spaxels of the largest residuals, the largest first. */
  int[] worst(int most) {
    return ranked(Comparator.<Integer>comparingDouble(s -> rms[s]).reversed(), most);
  }

  /** Spaxels of the smallest residuals, the smallest first. */
  int[] best(int most) {
    return ranked(Comparator.comparingDouble(s -> rms[s]), most);
  }

  private int[] ranked(Comparator<Integer> order, int most) {
    return IntStream.range(0, rms.length)
        .boxed()
        .filter(s -> Double.isFinite(rms[s]))
        .sorted(order)
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
