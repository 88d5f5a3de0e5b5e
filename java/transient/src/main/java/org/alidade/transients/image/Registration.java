package org.alidade.transients.image;

/**
 * How the pixels of a science image lie in a reference image.
 *
 * @param mapping from pixels of the science image to those of the reference
 * @param rmsXPx scatter of the stars around the mapping along x of the science image, pixels
 * @param rmsYPx the same along y
 * @param stars stars that the mapping was refined with, 0 if it was not
 */
public record Registration(PixelMapping mapping, double rmsXPx, double rmsYPx, int stars) {
  /** Whether stars refined it. */
  public boolean isRefined() {
    return stars > 0;
  }

  /** Scatter of both axes together, pixels. */
  public double rmsPx() {
    return Math.hypot(rmsXPx, rmsYPx);
  }
}
