package org.alidade.transients.image;

/**
 * A shift between two images: what is at (x, y) in the first is at (x + dx, y + dy) in the second.
 *
 * @param dx shift in columns, pixels
 * @param dy shift in rows, pixels
 * @param strength how far the shift stands out of others: standard deviations of the correlation,
 *     or pairs of stars that agree on it
 */
public record Offset(double dx, double dy, double strength) {
  /** The shift as a mapping from pixels of the first image to those of the second. */
  public PixelMapping mapping() {
    return (x, y) -> new double[] {x + dx, y + dy};
  }

  /** Distance between two shifts, pixels. */
  public double distance(Offset other) {
    return Math.hypot(dx - other.dx, dy - other.dy);
  }
}
