package org.alidade.transients.difference;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.transients.PsfStamp;

/** Small generated images with known noise and point-spread functions. */
final class SmallSky {
  private SmallSky() {}

  /** A round Moffat function of exponent 3. */
  static PsfStamp moffat(double fwhmPx, int size) {
    double scale = fwhmPx / (2 * Math.sqrt(Math.cbrt(2) - 1));
    double[] values = new double[size * size];
    int half = size / 2;
    for (int y = -half; y <= half; y++) {
      for (int x = -half; x <= half; x++) {
        values[(y + half) * size + x + half] = Math.pow(1 + (x * x + y * y) / (scale * scale), -3);
      }
    }
    return PsfStamp.of(size, values);
  }

  static double[] noise(RandomGenerator random, int pixels, double sigma) {
    double[] values = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      values[i] = sigma * random.nextGaussian();
    }
    return values;
  }

  static double[] constant(int pixels, double value) {
    double[] values = new double[pixels];
    Arrays.fill(values, value);
    return values;
  }

  /** Adds a source in the middle of a pixel, well inside. */
  static void add(double[] image, int width, PsfStamp psf, int x, int y, double flux) {
    int half = psf.half();
    for (int dy = -half; dy <= half; dy++) {
      for (int dx = -half; dx <= half; dx++) {
        image[(y + dy) * width + x + dx] +=
            flux * psf.values()[(dy + half) * psf.size() + dx + half];
      }
    }
  }

  static double standardDeviation(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    return Math.sqrt(squares / values.length - mean * mean);
  }
}
