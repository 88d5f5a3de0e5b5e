package org.alidade.cube.internal.operator;

import java.util.random.RandomGenerator;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.RebinMode;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.SmallModel;

/**
 * A small problem like those of orbit libraries: components that are empty in some spaxels and
 * cover part of the velocity range elsewhere, one that is empty everywhere, some unusable bins.
 */
final class OrbitModel {
  static final int SPAXELS = 131;
  static final int COMPONENTS = 4;
  static final int POPULATIONS = 3;
  static final double[] VELOCITIES = SmallModel.alignedVelocities(-13, 15);

  private final double[] templates;
  private final double[] losvd;
  private final RebinMode rebin;

  OrbitModel(RandomGenerator random, RebinMode rebin) {
    this.templates = SmallModel.templates(random, POPULATIONS);
    this.losvd = losvd(random);
    this.rebin = rebin;
  }

  private static double[] losvd(RandomGenerator random) {
    int bins = VELOCITIES.length;
    double[] losvd = new double[SPAXELS * bins * COMPONENTS];
    for (int s = 0; s < SPAXELS; s++) {
      for (int c = 0; c < COMPONENTS - 1; c++) {
        if (random.nextInt(4) == 0) {
          continue;
        }
        int from = random.nextInt(bins / 2);
        int to = from + 2 + random.nextInt(bins - from - 2);
        for (int v = from; v < to; v++) {
          losvd[(s * bins + v) * COMPONENTS + c] = random.nextDouble();
        }
      }
    }
    losvd[5 * COMPONENTS] = Double.NaN;
    losvd[(17 * bins + 3) * COMPONENTS + 1] = Double.POSITIVE_INFINITY;
    losvd[(40 * bins + 9) * COMPONENTS + 2] = -3;
    return losvd;
  }

  /** New inputs; an operator made of them closes them. */
  ModelInputs inputs() {
    return SmallModel.inputs(
        templates, losvd, SPAXELS, COMPONENTS, VELOCITIES, SmallModel.coarseObservedGrid(), rebin);
  }

  /** The matrix by the route of the hypercube. */
  BruteForce bruteForce(BuildOptions options) {
    try (ModelInputs inputs = inputs()) {
      return new BruteForce(inputs.shape(), SmallModel.models(inputs, options));
    }
  }

  CubeOperator operator(BuildOptions options, OperatorPrecision precision, int threads) {
    return MatrixFree.of(inputs(), options, precision, threads);
  }
}
