package org.alidade.transients.image;

/**
 * Where a pixel of one image lies in another, such as through the sky.
 *
 * <p>Example: {@code PixelMapping shift = (x, y) -> new double[] {x + 1, y + 81};}
 */
@FunctionalInterface
public interface PixelMapping {
  /**
   * The place of a pixel.
   *
   * @param x column in the image that the mapping starts from, 0 at the centre of the first pixel
   * @param y row
   * @return column and row in the other image, NaN if it has none
   */
  double[] map(double x, double y);

  /** This mapping followed by another. */
  default PixelMapping then(PixelMapping next) {
    return (x, y) -> {
      double[] place = map(x, y);
      return next.map(place[0], place[1]);
    };
  }
}
