package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;
import org.alidade.math.RealFft;

/** Fourier transforms of rows and images. */
final class FourierCheck implements Check {
  private static final String TAG = "verify.fourier";

  @Override
  public String name() {
    return "fourier";
  }

  @Override
  public String what() {
    return "transforms there and back, and the sum of squares";
  }

  @Override
  public double allowed() {
    return 1e-12;
  }

  @Override
  public double deviation(Trial trial) {
    return Math.max(rows(trial), plane(trial));
  }

  private static double rows(Trial trial) {
    int length = trial.between(1, 600);
    int batch = trial.between(1, 5);
    double[] values = trial.normal(length * batch);
    try (RealFft fft = Ffts.plan(length, batch);
        DoubleArray in = DoubleArray.copyOf(TAG, values, batch, length);
        DoubleArray spectrum = DoubleArray.allocate(TAG, batch, fft.frequencies(), 2);
        DoubleArray out = DoubleArray.allocate(TAG, batch, length)) {
      fft.forward(in, spectrum);
      double squares = squares(values);
      double power = power(spectrum.toArray(), batch, length) / length;
      fft.inverse(spectrum, out);
      return Math.max(
          Deviation.relative(out.toArray(), values), Math.abs(power - squares) / squares);
    }
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** Frequencies between the first and the middle one count twice (Parseval). */
  private static double power(double[] spectra, int batch, int length) {
    int frequencies = length / 2 + 1;
    double sum = 0;
    for (int b = 0; b < batch; b++) {
      for (int k = 0; k < frequencies; k++) {
        int at = 2 * (b * frequencies + k);
        double square = spectra[at] * spectra[at] + spectra[at + 1] * spectra[at + 1];
        sum += k == 0 || 2 * k == length ? square : 2 * square;
      }
    }
    return sum;
  }

  private static double plane(Trial trial) {
    int height = trial.between(2, 90);
    int width = trial.between(2, 90);
    double[] values = trial.normal(height * width);
    try (PlaneFft<DoubleArray> fft = Ffts.plane(height, width);
        DoubleArray in = DoubleArray.copyOf(TAG, values, height, width);
        DoubleArray spectrum = DoubleArray.allocate(TAG, height, fft.frequencies(), 2);
        DoubleArray out = DoubleArray.allocate(TAG, height, width)) {
      fft.forward(in, spectrum);
      fft.inverse(spectrum, out);
      return Deviation.relative(out.toArray(), values);
    }
  }
}
