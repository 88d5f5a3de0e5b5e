package org.alidade.transients.image;

import org.alidade.array.DoubleArray;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * Finds the shift between two images without knowing any star: the place of the maximum of their
 * correlation, computed by Fourier transforms on images surrounded by zeros, with a parabola through
 * the points around it. Bright pixels are held down, so that no single star decides.
 *
 * <p>Example: {@code Offset offset = CrossCorrelation.offset(science, reference);}
 */
public final class CrossCorrelation {
  private static final double FLOOR_SIGMA = 1;
  private static final double SMOOTHING_PX = 1.5;
  private static final double LEAST_STRENGTH = 8;

  private final int width;
  private final int height;

  private CrossCorrelation(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * The shift between two images, which may differ in size.
   *
   * @throws StageException (REGISTRATION_FAILED) if the correlation has no maximum that stands out
   */
  public static Offset offset(Signal first, Signal second) {
    int width = (int) Ffts.goodLength(first.width() + second.width());
    int height = (int) Ffts.goodLength(first.height() + second.height());
    double[] plane = new CrossCorrelation(width, height).correlation(first, second);
    Offset offset = maximum(plane, width, height);
    if (!(offset.strength() > LEAST_STRENGTH)) {
      throw new StageException(
          FailureCode.REGISTRATION_FAILED,
          "the correlation of the images has no clear maximum",
          first.header().where() + " and " + second.header().where(),
          "choose images of the same field, or give them world coordinates");
    }
    return offset;
  }

  /** Sum over pixels of the first image times the second one shifted back. */
  private double[] correlation(Signal first, Signal second) {
    long spectrum = 2L * (width / 2 + 1);
    try (PlaneFft<DoubleArray> fft = Ffts.plane(height, width);
        DoubleArray image = DoubleArray.allocate("image.correlation", height, width);
        DoubleArray one = DoubleArray.allocate("image.correlation", height, spectrum);
        DoubleArray two = DoubleArray.allocate("image.correlation", height, spectrum)) {
      copy(compressed(first), first.width(), first.height(), image);
      fft.forward(image, one);
      copy(compressed(second), second.width(), second.height(), image);
      fft.forward(image, two);
      double[] a = one.toArray();
      double[] b = two.toArray();
      for (int i = 0; i < a.length; i += 2) {
        double real = a[i] * b[i] + a[i + 1] * b[i + 1];
        b[i + 1] = a[i] * b[i + 1] - a[i + 1] * b[i];
        b[i] = real;
      }
      two.copyFrom(b, 0, 0, b.length);
      fft.inverse(two, image);
      return image.toArray();
    }
  }

  private void copy(double[] values, int columns, int rows, DoubleArray image) {
    double[] padded = new double[width * height];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, padded, row * width, columns);
    }
    image.copyFrom(padded, 0, 0, padded.length);
  }

  /** Smoothed signal above the noise, the root of what exceeds it. */
  private static double[] compressed(Signal image) {
    double[] smooth =
        Smoothing.gaussian(image.width(), image.height(), image.pixels(), SMOOTHING_PX);
    double[] compressed = new double[smooth.length];
    for (int i = 0; i < smooth.length; i++) {
      double signal = image.mask()[i] == 0 ? smooth[i] / image.sigma() - FLOOR_SIGMA : 0;
      compressed[i] = signal > 0 ? Math.sqrt(signal) : 0;
    }
    return compressed;
  }

  private static Offset maximum(double[] plane, int width, int height) {
    int best = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < plane.length; i++) {
      best = plane[i] > plane[best] ? i : best;
      sum += plane[i];
      squares += plane[i] * plane[i];
    }
    double mean = sum / plane.length;
    double deviation = Math.sqrt(squares / plane.length - mean * mean);
    int x = best % width;
    int y = best / width;
    int row = y * width;
    double dx =
        x
            + vertex(
                plane[row + Math.floorMod(x - 1, width)],
                plane[best],
                plane[row + Math.floorMod(x + 1, width)]);
    double dy =
        y
            + vertex(
                plane[Math.floorMod(y - 1, height) * width + x],
                plane[best],
                plane[Math.floorMod(y + 1, height) * width + x]);
    return new Offset(
        dx > width / 2.0 ? dx - width : dx,
        dy > height / 2.0 ? dy - height : dy,
        (plane[best] - mean) / deviation);
  }

  private static double vertex(double before, double at, double after) {
    double curvature = before - 2 * at + after;
    return curvature < 0 ? 0.5 * (before - after) / curvature : 0;
  }
}
