package org.alidade.lightcurve.run;

import java.util.List;
import org.alidade.array.BadInputException;

/**
 * How sources are measured without the SExtractor program; the defaults are those of the
 * configuration that is made for the program.
 *
 * <p>Example: {@code SepOptions.defaults().withZeroPoint(21.58)}.
 *
 * @param zeroPoint magnitude of one image unit
 * @param aperturesPixels diameters of three circles, pixels
 * @param threshold of detection on the deep image, in units of its noise
 * @param leastPixels pixels of a source on the deep image
 * @param kronFactor size of the ellipse of MAG_AUTO in Kron radii
 * @param leastRadius least size of that ellipse in half axes of the source
 */
public record SepOptions(
    double zeroPoint,
    List<Double> aperturesPixels,
    double threshold,
    int leastPixels,
    double kronFactor,
    double leastRadius) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public SepOptions {
    aperturesPixels = List.copyOf(aperturesPixels);
    boolean right =
        aperturesPixels.size() == 3
            && aperturesPixels.stream().allMatch(diameter -> diameter > 0)
            && threshold > 0
            && leastPixels > 0
            && kronFactor > 0
            && leastRadius > 0
            && Double.isFinite(zeroPoint);
    if (!right) {
      throw new BadInputException(
          "apertures " + aperturesPixels + ", threshold " + threshold + " and others",
          "options of SEP",
          "give three apertures and positive numbers");
    }
  }

  /** Zero point 21.58, circles of 4, 6 and 10 pixels, 3 times the noise, 5 pixels, 2.5 and 3.5. */
  public static SepOptions defaults() {
    return new SepOptions(21.58, List.of(4.0, 6.0, 10.0), 3, 5, 2.5, 3.5);
  }

  /** These options with another zero point. */
  public SepOptions withZeroPoint(double value) {
    return new SepOptions(value, aperturesPixels, threshold, leastPixels, kronFactor, leastRadius);
  }

  /** These options with other circles. */
  public SepOptions withAperturesPixels(double first, double second, double third) {
    return new SepOptions(
        zeroPoint, List.of(first, second, third), threshold, leastPixels, kronFactor, leastRadius);
  }

  /** These options with another threshold. */
  public SepOptions withThreshold(double value) {
    return new SepOptions(zeroPoint, aperturesPixels, value, leastPixels, kronFactor, leastRadius);
  }
}
