package org.alidade.transients.image;

import java.util.List;

/**
 * The sources of an image.
 *
 * @param stars the sources, brightest first
 * @param segments number of the source that owns each pixel, 0 for none; the numbers are those of
 *     the extraction and only tell sources apart
 * @param windowPx standard deviation of the Gaussian under which the sources were measured, pixels
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record StarList(List<Star> stars, int[] segments, double windowPx) {
  /** The sources that are clean and stand out of the noise by more than a factor. */
  public List<Star> clean(double leastSignalToNoise) {
    return stars.stream()
        .filter(star -> star.clean() && star.signalToNoise() > leastSignalToNoise)
        .toList();
  }
}
