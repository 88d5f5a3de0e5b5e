package org.alidade.transients.difference;

import org.alidade.extraction.ExtractionImage;
import org.alidade.extraction.ExtractionOptions;
import org.alidade.extraction.FoundSources;
import org.alidade.transients.Frame;

/**
 * What the reference image shows, for the neighbours of candidates.
 *
 * @param x columns
 * @param y rows
 * @param flux fluxes, counts
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record ReferenceSources(double[] x, double[] y, double[] flux) {
  static final ReferenceSources NONE =
      new ReferenceSources(new double[0], new double[0], new double[0]);

  private static final double THRESHOLD_SIGMA = 5;

  /** Part of the light of a source that flux ratio and point-spread function leave behind. */
  private static final double LEFT_BEHIND = 0.02;

  /** Up to here it is that part, further out it falls with the distance, and then ends. */
  private static final double CORE_PX = 6;

  private static final double WINGS_PX = 24;

  /** Sources five times above the noise. */
  static ReferenceSources of(Frame frame) {
    float[] pixels = new float[frame.pixels().length];
    boolean[] masked = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      masked[i] = frame.mask()[i] != 0;
      pixels[i] = masked[i] ? 0 : (float) frame.pixels()[i];
    }
    ExtractionOptions options =
        ExtractionOptions.builder().threshold(THRESHOLD_SIGMA * frame.sigma()).build();
    try (ExtractionImage image =
        ExtractionImage.of(frame.width(), frame.height(), pixels).mask(masked).open()) {
      FoundSources found = image.extract(options);
      return new ReferenceSources(found.x(), found.y(), found.flux());
    }
  }

  /** Distance and flux of the nearest one, NaN if there is none. */
  double[] nearest(double atX, double atY) {
    double[] nearest = {Double.NaN, Double.NaN};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double distance = Math.hypot(x[i] - atX, y[i] - atY);
      if (distance < least) {
        least = distance;
        nearest = new double[] {distance, flux[i]};
      }
    }
    return nearest;
  }

  /** Greatest flux that an imperfect subtraction of a source may leave at a place, counts. */
  double residual(double atX, double atY) {
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      double distance = Math.hypot(x[i] - atX, y[i] - atY);
      if (distance <= WINGS_PX) {
        most = Math.max(most, LEFT_BEHIND * flux[i] * Math.min(1, CORE_PX / distance));
      }
    }
    return most;
  }
}
