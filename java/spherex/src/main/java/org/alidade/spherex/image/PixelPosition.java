package org.alidade.spherex.image;

/**
 * A place in an image; whole numbers are centres of pixels.
 *
 * @param x column, 0 at the centre of the first
 * @param y row, 0 at the centre of the first
 */
public record PixelPosition(double x, double y) {
  /** Whether both are finite. */
  public boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y);
  }
}
