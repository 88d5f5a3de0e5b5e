package org.alidade.transients.image;

import org.alidade.array.DoubleArray;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * Finds the shift between two images without knowing any star: the place of the maximum of their
 * correlation, computed by Fourier transforms on images surrounded by zeros, with a parabola
 * through the points around it. Bright pixels are held down, so that no single star decides.
 *
 * <p>Example: {@code Offset offset = CrossCorrelation.offset(science, reference);}
 */
public final class CrossCorrelation {
  private static final double FLOOR_SIGMA = 3;
  private static final double CEILING_SIGMA = 5;
  private static final double WIDE_PX = 4;
  private static final double SMOOTHING_PX = 1.5;
  private static final double LEAST_STRENGTH = 8;
  private static final int PEAK_HALF_PX = 20;
  private static final double PEAK_WINDOW_PX = 2.5;

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

  /** The image with bright pixels held down, freed of all that is much wider than a star. */
  private static double[] compressed(Signal image) {
    double[] held = new double[image.pixels().length];
    for (int i = 0; i < held.length; i++) {
      double signal = image.mask()[i] == 0 ? image.pixels()[i] / image.sigma() : 0;
      held[i] = Math.min(Math.max(signal, -FLOOR_SIGMA), CEILING_SIGMA);
    }
    double[] narrow = Smoothing.gaussian(image.width(), image.height(), held, SMOOTHING_PX);
    double[] wide = Smoothing.gaussian(image.width(), image.height(), held, WIDE_PX);
    for (int i = 0; i < held.length; i++) {
      held[i] = narrow[i] - wide[i];
    }
    return held;
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
    double[] place = centre(plane, width, height, best, mean);
    return new Offset(
        place[0] > width / 2.0 ? place[0] - width : place[0],
        place[1] > height / 2.0 ? place[1] - height : place[1],
        (plane[best] - mean) / deviation);
  }

  /**
   * Centre of the peak under a Gaussian. The highest point would lie elsewhere where the
   * point-spread functions are lopsided: it is the centre of their correlation that is the distance
   * of their centres.
   */
  private static double[] centre(double[] plane, int width, int height, int best, double mean) {
    int side = 2 * PEAK_HALF_PX + 1;
    double[] peak = new double[side * side];
    double floor = Double.POSITIVE_INFINITY;
    for (int i = 0; i < peak.length; i++) {
      int x = Math.floorMod(best % width + i % side - PEAK_HALF_PX, width);
      int y =
          Math.floorMod(Math.floorDiv(best, width) + Math.floorDiv(i, side) - PEAK_HALF_PX, height);
      peak[i] = plane[y * width + x] - mean;
      floor = Math.min(floor, peak[i]);
    }
    for (int i = 0; i < peak.length; i++) {
      peak[i] -= floor;
    }
    WindowedMoments moments =
        WindowedMoments.of(peak, side, side, PEAK_HALF_PX, PEAK_HALF_PX, PEAK_WINDOW_PX);
    return new double[] {
      best % width + moments.x() - PEAK_HALF_PX,
      Math.floorDiv(best, width) + moments.y() - PEAK_HALF_PX
    };
  }
}
