package org.alidade.spherex.image;

import org.alidade.spherex.internal.psf.HalfMaximum;
import org.alidade.spherex.internal.psf.PixelSums;

/**
 * The point-spread function of one zone of the detector, oversampled (spec spherex 6.6).
 *
 * <p>Example: {@code plane.pixels(30.2, 31.7, 26, 27, 9, 9)}. Objects are immutable.
 */
public final class PsfPlane {
  private final int number;
  private final int side;
  private final double oversampling;
  private final float[] samples;
  private final double total;
  private final double halfRadius;

  PsfPlane(int number, int side, double oversampling, float[] samples) {
    this.number = number;
    this.side = side;
    this.oversampling = oversampling;
    this.samples = samples;
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    this.total = sum;
    this.halfRadius = HalfMaximum.radius(samples, side);
  }

  /** Number of the plane in the file, from 1. */
  public int number() {
    return number;
  }

  /** Samples along each side. */
  public int side() {
    return side;
  }

  /** Samples per detector pixel along each side. */
  public double oversampling() {
    return oversampling;
  }

  /** A copy of the samples, row after row, as in the file. */
  public float[] samples() {
    return samples.clone();
  }

  /**
   * Full width at half maximum of the azimuthal mean, arcsec (spec spherex 7.2).
   *
   * @param pixelScaleArcsec side of a detector pixel
   * @return NaN if the profile has no half maximum between 1 and 40 samples
   */
  public double fwhmArcsec(double pixelScaleArcsec) {
    return 2 * halfRadius * pixelScaleArcsec / oversampling;
  }

  /**
   * Fractions of a source's light in the detector pixels of a rectangle; the whole plane is 1.
   *
   * @param x column of the source
   * @param y row of the source
   * @param firstX first column of the rectangle
   * @param firstY first row of the rectangle
   * @param width columns
   * @param height rows
   * @return fractions, row after row; NaN for a plane without light
   */
  public double[] pixels(double x, double y, int firstX, int firstY, int width, int height) {
    double[] sums =
        PixelSums.of(samples, side, oversampling, firstX - x, firstY - y, width, height);
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= total;
    }
    return sums;
  }

  /** Half the side in detector pixels: how far the light of a source reaches. */
  public double reachPixels() {
    return side / 2.0 / oversampling;
  }
}
