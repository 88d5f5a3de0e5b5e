package org.alidade.cube;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.cube.internal.DerivedDatasets;
import org.alidade.hdf5.Hdf5File;
import org.alidade.math.Quantiles;

/**
 * Weights of observed pixels that make absorption lines count more than the continuum (spec cubefit
 * section 4): where the median spectrum of all spaxels, smoothed over 7 and over 31 pixels, differs
 * most, the weight is 1; where it does not differ, 0.2.
 *
 * <p>{@code d = |box7(m) - box31(m)|}, {@code z = clip(d / P95(d > 0), 0, 1)}, {@code w = 0.2 + 0.8
 * z^0.9}. Masked values and NaN do not enter the median; the median spectrum is interpolated across
 * pixels without any. Towards the ends both boxes become narrower in the same way, symmetric about
 * their pixel, so that a sloped continuum is not taken for a line.
 *
 * <p>The weights belong into {@link SolveOptions.Builder#pixelWeights}: they multiply squared
 * residuals. Row projections (Kaczmarz) do not depend on the weight of a row, only on whether it is
 * zero; the exact solver and the gradient solvers use them in full.
 *
 * <p>Example: {@code options.pixelWeights(LambdaWeights.of(data))}.
 */
public final class LambdaWeights {
  /** Weight of pixels that have no data; they do not count anyway. */
  public static final double FLOOR = 1e-6;

  private static final double CONTINUUM = 0.2;
  private static final double EXPONENT = 0.9;
  private static final double PERCENTILE = 0.95;
  private static final int NARROW = 7;
  private static final int WIDE = 31;

  /** Differences below this part of the largest flux are rounding. */
  private static final double ROUNDING = 1e-12;

  private LambdaWeights() {}

  /**
   * Weights from spectra and mask.
   *
   * @param data observed spectra with their mask
   * @return L weights from 1e-6 to 1
   * @throws BadInputException if no kept pixel has a finite value
   */
  public static double[] of(CubeData data) {
    return ofSpectrum(medianSpectrum(data));
  }

  /**
   * Weights from a typical spectrum.
   *
   * @param spectrum L values of flux; NaN where the pixel is masked or has no data
   * @return L weights from 1e-6 to 1
   * @throws BadInputException if all values are NaN
   */
  public static double[] ofSpectrum(double[] spectrum) {
    double[] whole = interpolated(spectrum);
    double[] narrow = smoothed(whole, NARROW);
    double[] wide = smoothed(whole, WIDE);
    double noise = ROUNDING * Arrays.stream(whole).map(Math::abs).max().orElse(0);
    double[] difference = new double[whole.length];
    for (int l = 0; l < difference.length; l++) {
      double size = Math.abs(narrow[l] - wide[l]);
      difference[l] = size > noise ? size : 0;
    }
    double[] positive = Arrays.stream(difference).filter(d -> d > 0).toArray();
    double scale = positive.length == 0 ? 1 : Quantiles.quantile(positive, PERCENTILE);
    DoubleUnaryOperator weight =
        d -> CONTINUUM + (1 - CONTINUUM) * Math.pow(Math.min(d / scale, 1), EXPONENT);
    return IntStream.range(0, difference.length)
        .mapToDouble(l -> Double.isNaN(spectrum[l]) ? FLOOR : weight.applyAsDouble(difference[l]))
        .toArray();
  }

  private static double[] medianSpectrum(CubeData data) {
    double[] median = new double[data.pixels()];
    double[] column = new double[data.spaxels()];
    for (int l = 0; l < median.length; l++) {
      for (int s = 0; s < column.length; s++) {
        double value = data.spectra().get(s, l);
        column[s] = Double.isFinite(value) ? value : Double.NaN;
      }
      median[l] = data.keeps(l) ? Quantiles.median(column) : Double.NaN;
    }
    return median;
  }

  /** Linear between the nearest values, constant beyond the outermost ones. */
  private static double[] interpolated(double[] spectrum) {
    int[] known =
        IntStream.range(0, spectrum.length).filter(l -> !Double.isNaN(spectrum[l])).toArray();
    if (known.length == 0) {
      throw new BadInputException(
          "no kept pixel has a finite value", "lambda weights", "check mask and data");
    }
    double[] whole = spectrum.clone();
    Arrays.fill(whole, 0, known[0], spectrum[known[0]]);
    for (int i = 1; i < known.length; i++) {
      int from = known[i - 1];
      int to = known[i];
      double slope = (spectrum[to] - spectrum[from]) / (to - from);
      for (int l = from + 1; l < to; l++) {
        whole[l] = spectrum[from] + slope * (l - from);
      }
    }
    int last = known[known.length - 1];
    Arrays.fill(whole, last, whole.length, spectrum[last]);
    return whole;
  }

  private static double[] smoothed(double[] values, int width) {
    double[] smooth = new double[values.length];
    for (int l = 0; l < smooth.length; l++) {
      int half = Math.min(width / 2, Math.min(l, values.length - 1 - l));
      double sum = 0;
      for (int i = l - half; i <= l + half; i++) {
        sum += values[i];
      }
      smooth[l] = sum / (2 * half + 1);
    }
    return smooth;
  }

  /**
   * Computes the weights of a cube file and stores them in it as {@code /HyperCube/lambda_weights}.
   *
   * @return L weights
   */
  public static double[] store(Path cubeFile) {
    try (CubeData data = CubeDataReader.read(cubeFile)) {
      double[] weights = of(data);
      DerivedDatasets.writeLambdaWeights(cubeFile, weights, data);
      return weights;
    }
  }

  /**
   * The stored weights of a cube file; empty if there are none or data or mask changed since.
   *
   * @return L weights
   */
  public static Optional<double[]> stored(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return DerivedDatasets.lambdaWeights(file);
    }
  }
}
