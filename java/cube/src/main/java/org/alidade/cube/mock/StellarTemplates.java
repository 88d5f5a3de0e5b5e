package org.alidade.cube.mock;

import java.util.stream.IntStream;

/**
 * Spectra that resemble single-age populations: a black body reddened with age, times absorption
 * lines at real wavelengths whose depth follows age and metallicity, each element in its own way.
 *
 * <p>Every template has mean flux 1, so weights count light.
 */
final class StellarTemplates {
  private static final double SECOND_RADIATION_CONSTANT =
      1.438_776_877e8; // h c / k in Angstrom kelvin
  private static final double OLDEST_GYR = 13;
  private static final double YOUNGEST_GYR = 0.5;
  private static final double POOREST = -1;
  private static final double RICHEST = 0.4;
  private static final double REACH_SIGMAS = 6;

  private final double[] logLambda;
  private final int metallicities;
  private final int ages;

  StellarTemplates(double[] logLambda, int metallicities, int ages) {
    this.logLambda = logLambda;
    this.metallicities = metallicities;
    this.ages = ages;
  }

  /** log10 of the ages in Gyr, evenly spread. */
  double logAge(int age) {
    double young = Math.log10(YOUNGEST_GYR);
    return young + (Math.log10(OLDEST_GYR) - young) * age / (ages - 1);
  }

  /** Metallicities [M/H], evenly spread. */
  double metallicity(int index) {
    return POOREST + (RICHEST - POOREST) * index / (metallicities - 1);
  }

  double[] agesGyr() {
    return IntStream.range(0, ages).mapToDouble(i -> Math.pow(10, logAge(i))).toArray();
  }

  double[] metallicities() {
    return IntStream.range(0, metallicities).mapToDouble(this::metallicity).toArray();
  }

  /** Templates (T, nZ, nAge), flattened. */
  double[] flux() {
    int populations = metallicities * ages;
    double[] flux = new double[logLambda.length * populations];
    for (int p = 0; p < populations; p++) {
      double[] template = template(metallicity(p / ages), logAge(p % ages));
      for (int t = 0; t < logLambda.length; t++) {
        flux[t * populations + p] = template[t];
      }
    }
    return flux;
  }

  private double[] template(double metallicity, double logAge) {
    double[] depth = opticalDepth(metallicity, logAge);
    double temperature = 4350 + 3700 * Math.exp(-Math.pow(10, logAge) / 2.2) - 250 * metallicity;
    double[] flux = new double[logLambda.length];
    double sum = 0;
    for (int t = 0; t < flux.length; t++) {
      double lambda = Math.exp(logLambda[t]);
      double planck =
          Math.pow(lambda / 5000, -5)
              / Math.expm1(SECOND_RADIATION_CONSTANT / (lambda * temperature));
      flux[t] = planck * Math.exp(-depth[t]);
      sum += flux[t];
    }
    for (int t = 0; t < flux.length; t++) {
      flux[t] *= flux.length / sum;
    }
    return flux;
  }

  private double[] opticalDepth(double metallicity, double logAge) {
    double[] depth = new double[logLambda.length];
    for (AbsorptionLine line : AbsorptionLine.all()) {
      double strength = line.strength(metallicity, logAge);
      double centre = Math.log(line.angstrom());
      double sigma = line.relativeWidth(logAge);
      int first = nearest(centre - REACH_SIGMAS * sigma);
      int last = nearest(centre + REACH_SIGMAS * sigma);
      for (int t = first; t <= last; t++) {
        double offset = (logLambda[t] - centre) / sigma;
        depth[t] += strength * Math.exp(-0.5 * offset * offset);
      }
    }
    return depth;
  }

  private int nearest(double value) {
    double step = logLambda[1] - logLambda[0];
    long index = Math.round((value - logLambda[0]) / step);
    return (int) Math.max(0, Math.min(logLambda.length - 1, index));
  }
}
