package org.alidade.transients.image;

/**
 * The background of an image.
 *
 * @param level background of each pixel, counts
 * @param scatter standard deviation of each pixel's background, counts
 * @param sources pixels that were taken for sources
 * @param sigma one standard deviation for the whole image: 1.4826 times the median absolute
 *     deviation of the pixels that are neither masked nor sources, counts
 * @param medianLevel median of the level over the mesh, counts
 * @param range greatest less smallest level of the mesh, counts
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Sky(
    double[] level,
    double[] scatter,
    boolean[] sources,
    double sigma,
    double medianLevel,
    double range) {
  /** An image without its background. */
  public double[] subtractedFrom(double[] pixels) {
    double[] signal = new double[pixels.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = pixels[i] - level[i];
    }
    return signal;
  }
}
