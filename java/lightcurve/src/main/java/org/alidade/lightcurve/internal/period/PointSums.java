package org.alidade.lightcurve.internal.period;

/** All sums of one band at one frequency. */
final class PointSums {
  private final double[] weightCosines;
  private final double[] weightSines;
  private final double[] valueCosines;
  private final double[] valueSines;

  PointSums(WeightedPoints band, int terms, double frequency) {
    weightCosines = new double[2 * terms + 1];
    weightSines = new double[2 * terms + 1];
    valueCosines = new double[terms + 1];
    valueSines = new double[terms + 1];
    for (int i = 0; i < band.times().length; i++) {
      double angle = Phases.radians(frequency * band.times()[i]);
      double cosine = Math.cos(angle);
      double sine = Math.sin(angle);
      double real = band.weights()[i];
      double imaginary = 0;
      for (int k = 0; k <= 2 * terms; k++) {
        weightCosines[k] += real;
        weightSines[k] += imaginary;
        if (k <= terms) {
          valueCosines[k] += real * band.values()[i];
          valueSines[k] += imaginary * band.values()[i];
        }
        double turned = real * cosine - imaginary * sine;
        imaginary = real * sine + imaginary * cosine;
        real = turned;
      }
    }
  }

  void addTo(NormalEquations equations, boolean floatingMean) {
    equations.add(weightCosines, weightSines, valueCosines, valueSines, floatingMean);
  }
}
