package org.alidade.transients.difference;

import java.util.stream.DoubleStream;
import org.alidade.array.BadInputException;
import org.alidade.extraction.ApertureSums;
import org.alidade.extraction.Apertures;
import org.alidade.extraction.ExtractionImage;
import org.alidade.math.Quantiles;
import org.alidade.transients.FailureCode;
import org.alidade.transients.Frame;
import org.alidade.transients.StageException;

/**
 * The ratio of flux scales from matched stars (spec transient 11.7, first method): sums in one
 * aperture on both images, the sky of a ring removed. With measured point-spread functions that are
 * normalised in the same aperture it is the one to take.
 *
 * <p>Example: {@code FluxRatio beta = StarFluxRatio.measure(science, reference, x, y, 8);}
 */
public final class StarFluxRatio {
  private static final int LEAST_STARS = 5;
  private static final double RING_INNER = 1.4;
  private static final double RING_OUTER = 1.9;

  private StarFluxRatio() {}

  /**
   * Measures stars on both frames. Stars with masked pixels in the aperture or too close to the
   * border do not count.
   *
   * @param x columns of isolated unsaturated stars
   * @param y rows of the stars
   * @param radiusPx radius of the aperture, 2.5 times the full width at half maximum or more
   * @throws StageException if fewer than five stars can be measured
   */
  public static FluxRatio measure(
      Frame science, Frame reference, double[] x, double[] y, double radiusPx) {
    if (x.length != y.length || !(radiusPx > 0)) {
      throw new BadInputException(
          x.length + " and " + y.length + " coordinates, radius " + radiusPx,
          "flux ratio of stars",
          "give as many of both and a positive radius");
    }
    double[] scienceFlux = fluxes(science, x, y, radiusPx);
    double[] referenceFlux = fluxes(reference, x, y, radiusPx);
    int measured = 0;
    for (int i = 0; i < x.length; i++) {
      measured += scienceFlux[i] > 0 && referenceFlux[i] > 0 ? 1 : 0;
    }
    if (measured < LEAST_STARS) {
      throw new StageException(
          FailureCode.SUBTRACTION_FAILED,
          measured + " of " + x.length + " stars can be measured on both images",
          "flux ratio of stars",
          "give five or more, or fit the ratio");
    }
    return FluxRatio.weighted(scienceFlux, referenceFlux);
  }

  /** Fluxes above the sky; 0 for stars that cannot be measured. */
  private static double[] fluxes(Frame frame, double[] x, double[] y, double radius) {
    float[] pixels = new float[frame.pixels().length];
    boolean[] masked = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) frame.pixels()[i];
      masked[i] = frame.mask()[i] != 0;
    }
    try (ExtractionImage image =
        ExtractionImage.of(frame.width(), frame.height(), pixels).mask(masked).open()) {
      ApertureSums sums = image.sums(Apertures.circles(x, y, radius));
      double[] flux = new double[x.length];
      for (int i = 0; i < flux.length; i++) {
        double sky = sky(frame, x[i], y[i], radius);
        flux[i] =
            sums.flags()[i] == 0 && Double.isFinite(sky) ? sums.sum()[i] - sums.area()[i] * sky : 0;
      }
      return flux;
    }
  }

  /** Median of the good pixels in a ring, NaN if the ring leaves the image. */
  private static double sky(Frame frame, double x, double y, double radius) {
    double inner = RING_INNER * radius;
    double outer = RING_OUTER * radius;
    if (x < outer || y < outer || x + outer > frame.width() - 1 || y + outer > frame.height() - 1) {
      return Double.NaN;
    }
    DoubleStream.Builder values = DoubleStream.builder();
    for (int j = (int) Math.ceil(y - outer); j <= y + outer; j++) {
      for (int i = (int) Math.ceil(x - outer); i <= x + outer; i++) {
        double distance = Math.hypot(i - x, j - y);
        if (distance > inner && distance <= outer && !frame.isMasked(i, j)) {
          values.add(frame.pixels()[j * frame.width() + i]);
        }
      }
    }
    double[] sky = values.build().toArray();
    return sky.length == 0 ? Double.NaN : Quantiles.median(sky);
  }
}
