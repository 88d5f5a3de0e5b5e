package org.alidade.cli.demo;

import org.alidade.cube.survey.SurveyArrays;

/**
 * Moments of the light-weighted velocity distribution of every bin.
 *
 * @param velocity mean velocity, S values in km/s
 * @param dispersion standard deviation, S values in km/s
 * @param light light of each component in each bin, S rows of C values
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record KinematicMoments(double[] velocity, double[] dispersion, double[][] light) {
  static KinematicMoments of(SurveyArrays arrays, double[] x) {
    int spaxels = arrays.spaxelCount();
    int components = arrays.componentCount();
    double[] velocities = arrays.values("vel_pix");
    double[] losvd = arrays.losvd();
    double[] fractions = LightFractions.ofComponents(x, components);
    double[] mean = new double[spaxels];
    double[] dispersion = new double[spaxels];
    double[][] light = new double[spaxels][components];
    for (int s = 0; s < spaxels; s++) {
      double sum = 0;
      double first = 0;
      double second = 0;
      for (int v = 0; v < velocities.length; v++) {
        for (int c = 0; c < components; c++) {
          double value = fractions[c] * losvd[(s * velocities.length + v) * components + c];
          light[s][c] += value;
          sum += value;
          first += value * velocities[v];
          second += value * velocities[v] * velocities[v];
        }
      }
      mean[s] = first / sum;
      dispersion[s] = Math.sqrt(second / sum - mean[s] * mean[s]);
    }
    return new KinematicMoments(mean, dispersion, light);
  }
}
