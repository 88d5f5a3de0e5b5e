package org.alidade.fits;

/**
 * How pixels are counted. In both ways whole numbers are pixel centres.
 *
 * <p>The corner of the image lies at (0.5, 0.5) or (-0.5, -0.5). The first coordinate belongs to
 * the axis that varies fastest (NAXIS1), which is the last index of an image array.
 */
public enum PixelOrigin {
  /** The centre of the first pixel is (1, 1), as in FITS headers and DS9. */
  ONE(0),
  /** The centre of the first pixel is (0, 0), as array indices count. */
  ZERO(1);

  private final double shift;

  PixelOrigin(double shift) {
    this.shift = shift;
  }

  /** What makes a FITS pixel of a coordinate when added to it. */
  double shift() {
    return shift;
  }
}
