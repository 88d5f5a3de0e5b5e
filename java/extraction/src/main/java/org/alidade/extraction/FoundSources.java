package org.alidade.extraction;

import java.util.Arrays;
import org.alidade.bindings.SepImage;

/**
 * Sources of an image, one entry of every array each.
 *
 * @param x column of the barycentre, pixels from 0
 * @param y row of the barycentre, pixels from 0
 * @param a greater half axis (standard deviation of the light), pixels
 * @param b smaller half axis, pixels
 * @param theta angle of the greater axis, radians
 * @param pixels pixels above the threshold
 * @param flux sum of these pixels
 * @param peak greatest of them
 * @param filteredFlux sum of them in the filtered image
 * @param filteredPeak greatest of them in the filtered image
 * @param flags bits of {@link #MERGED}, {@link #TRUNCATED}, {@link #SINGULAR}
 * @param segments number of the source of each pixel of the image, the first is 1; 0 for none
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record FoundSources(
    double[] x,
    double[] y,
    double[] a,
    double[] b,
    double[] theta,
    double[] pixels,
    double[] flux,
    double[] peak,
    double[] filteredFlux,
    double[] filteredPeak,
    int[] flags,
    int[] segments) {
  /** Flag of a source that was parted from another. */
  public static final int MERGED = 1;

  /** Flag of a source that the border of the image cuts. */
  public static final int TRUNCATED = 2;

  /** Flag of a source whose pixels lie on a line. */
  public static final int SINGULAR = 8;

  private static final int FLAGS = 17;

  static FoundSources of(SepImage.Sources found) {
    double[][] numbers = found.numbers();
    return new FoundSources(
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6],
        numbers[7],
        numbers[8],
        numbers[9],
        Arrays.stream(numbers[FLAGS]).mapToInt(value -> (int) value).toArray(),
        found.segments());
  }

  /** Number of sources. */
  public int size() {
    return x.length;
  }
}
