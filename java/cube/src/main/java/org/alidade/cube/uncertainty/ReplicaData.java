package org.alidade.cube.uncertainty;

import java.util.SplittableRandom;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.FitProblem;

/**
 * Data that could have been observed as well: the model of a fit plus other noise (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, chapter 9; signs after Wu, Annals of
 * Statistics 14, 1261, 1986).
 *
 * <p>Residuals are enlarged by {@code sqrt(n / (n - k))}, n data values and k positive weights:
 * fitting k of them made the residuals smaller than the noise.
 *
 * <p>The numbers of a (replica, spaxel) come from a stream of their own, so that they do not depend
 * on who asks when.
 */
final class ReplicaData {
  private static final long REPLICA_KEY = 0x9E3779B97F4A7C15L;

  private final FitProblem problem;
  private final DoubleArray model;
  private final double inflation;
  private final BootstrapOptions options;
  private final double[] weights;
  private final double[] sigma;

  /**
   * Replicas of one fit.
   *
   * @param problem the fit
   * @param model model spectra of the fit, (S, L); stays the caller's
   * @param nonZeros number of positive weights of the fit
   * @param options noise and seed
   */
  ReplicaData(FitProblem problem, DoubleArray model, int nonZeros, BootstrapOptions options) {
    this.problem = problem;
    this.model = model;
    this.options = options;
    this.weights = problem.pixelWeights();
    double rows = problem.rowsUsed();
    this.inflation = Math.sqrt(rows / Math.max(1, rows - nonZeros));
    double[] given = options.sigma();
    this.sigma = given == null ? new double[0] : given;
    if (given != null && given.length != model.size()) {
      throw new BadInputException(
          given.length + " standard deviations for " + model.size() + " data values",
          "sigma",
          "pass one value per spaxel and pixel");
    }
  }

  /**
   * The data of a replica; values that do not count stay as they were observed.
   *
   * @param replica index of the replica
   * @param out (S, L), overwritten
   */
  void fill(int replica, DoubleArray out) {
    int pixels = weights.length;
    double[] expected = new double[pixels];
    for (int s = 0; s < problem.data().spaxels(); s++) {
      double[] spectrum = problem.data().spectrum(s);
      model.copyTo((long) s * pixels, expected, 0, pixels);
      SplittableRandom random = stream(replica, s);
      if (options.noise() == NoiseModel.GAUSSIAN) {
        addGaussian(spectrum, expected, s, random);
      } else {
        flipResiduals(spectrum, expected, random);
      }
      out.copyFrom(spectrum, 0, (long) s * pixels, pixels);
    }
  }

  private SplittableRandom stream(int replica, int spaxel) {
    long key = new SplittableRandom(options.seed() + REPLICA_KEY).nextLong();
    long replicaKey = new SplittableRandom(key ^ replica).nextLong();
    return new SplittableRandom(replicaKey ^ spaxel);
  }

  private void addGaussian(
      double[] spectrum, double[] expected, int spaxel, SplittableRandom random) {
    for (int l = 0; l < spectrum.length; l++) {
      double noise = random.nextGaussian() * sigma[spaxel * spectrum.length + l];
      if (counts(l, spectrum[l])) {
        spectrum[l] = expected[l] + noise;
      }
    }
  }

  /** The place of the first block is random too: no pixel is always at the edge of a block. */
  private void flipResiduals(double[] spectrum, double[] expected, SplittableRandom random) {
    int phase = random.nextInt(options.blockLength());
    double sign = sign(random);
    for (int l = 0; l < spectrum.length; l++) {
      if ((l + phase) % options.blockLength() == 0) {
        sign = sign(random);
      }
      if (counts(l, spectrum[l])) {
        spectrum[l] = expected[l] + sign * inflation * (spectrum[l] - expected[l]);
      }
    }
  }

  private static double sign(SplittableRandom random) {
    return random.nextBoolean() ? 1 : -1;
  }

  private boolean counts(int pixel, double value) {
    return weights[pixel] > 0 && Double.isFinite(value);
  }
}
