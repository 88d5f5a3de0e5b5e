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
}
