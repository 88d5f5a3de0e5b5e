package org.alidade.transients.mock;

import org.alidade.array.BadInputException;

/**
 * The telescope that takes generated exposures.
 *
 * @param width columns
 * @param height rows
 * @param pixelScaleArcsec arcsec per pixel
 * @param seeingArcsec mean full width at half maximum, arcsec; that of an epoch differs by up to a
 *     fifth
 * @param skyAdu mean level of the sky, ADU
 * @param gain electrons per ADU
 * @param readNoiseElectrons read noise, electrons
 * @param saturationAdu level where pixels are full, ADU
 * @param exposureSeconds exposure time, seconds
 * @param filter name of the band, a letter
 * @param ditherPixels largest shift between epochs, pixels
 * @param rotationDegrees largest rotation between epochs, degrees
 * @param cosmicRays hits per exposure
 * @param badColumn whether one column gives no data
 */
public record MockCamera(
    int width,
    int height,
    double pixelScaleArcsec,
    double seeingArcsec,
    double skyAdu,
    double gain,
    double readNoiseElectrons,
    double saturationAdu,
    double exposureSeconds,
    String filter,
    double ditherPixels,
    double rotationDegrees,
    int cosmicRays,
    boolean badColumn) {
  private static final int SMALLEST = 64;

  /**
   * Checks the options.
   *
   * @throws BadInputException if the image has fewer than 64 pixels a side, or a number that must
   *     be positive is not
   */
  public MockCamera {
    if (width < SMALLEST || height < SMALLEST) {
      throw new BadInputException(
          width + " x " + height + " pixels", "a generated image", "ask for 64 a side at least");
    }
    positive(pixelScaleArcsec, "arcsec per pixel");
    positive(seeingArcsec, "arcsec of seeing");
    positive(skyAdu, "ADU of sky");
    positive(gain, "electrons per ADU");
    positive(saturationAdu, "ADU of saturation");
    positive(exposureSeconds, "seconds of exposure");
    if (readNoiseElectrons < 0 || ditherPixels < 0 || rotationDegrees < 0 || cosmicRays < 0) {
      throw new BadInputException(
          "a negative number", "the camera of generated images", "use 0 or more");
    }
  }

  private static void positive(double value, String what) {
    if (!(value > 0)) {
      throw new BadInputException(
          value + " " + what, "the camera of generated images", "use a positive number");
    }
  }

  /** 512 x 512 pixels of 1 arcsec, seeing 3 arcsec, dithers of 8 pixels and 2 degrees. */
  public static MockCamera defaults() {
    return new MockCamera(512, 512, 1.0, 3.0, 200, 1.5, 6, 50_000, 60, "r", 8, 2, 12, true);
  }

  /** 320 x 320 pixels of 1 arcsec, seeing 2.3 arcsec, other things as usual. */
  static MockCamera small() {
    return new MockCamera(320, 320, 1.0, 2.3, 200, 1.5, 6, 50_000, 60, "r", 8, 2, 8, true);
  }

  /** The same with another number of pixels. */
  public MockCamera withSize(int newWidth, int newHeight) {
    return new MockCamera(
        newWidth,
        newHeight,
        pixelScaleArcsec,
        seeingArcsec,
        skyAdu,
        gain,
        readNoiseElectrons,
        saturationAdu,
        exposureSeconds,
        filter,
        ditherPixels,
        rotationDegrees,
        cosmicRays,
        badColumn);
  }

  /** The same with another pointing accuracy; 0 and 0 put all epochs on one grid. */
  public MockCamera withPointing(double newDitherPixels, double newRotationDegrees) {
    return new MockCamera(
        width,
        height,
        pixelScaleArcsec,
        seeingArcsec,
        skyAdu,
        gain,
        readNoiseElectrons,
        saturationAdu,
        exposureSeconds,
        filter,
        newDitherPixels,
        newRotationDegrees,
        cosmicRays,
        badColumn);
  }

  /** The same with other defects. */
  public MockCamera withDefects(int newCosmicRays, boolean newBadColumn) {
    return new MockCamera(
        width,
        height,
        pixelScaleArcsec,
        seeingArcsec,
        skyAdu,
        gain,
        readNoiseElectrons,
        saturationAdu,
        exposureSeconds,
        filter,
        ditherPixels,
        rotationDegrees,
        newCosmicRays,
        newBadColumn);
  }

  /** Variance of a pixel whose level is given, sky included, in ADU squared. */
  double variance(double levelAdu) {
    double read = readNoiseElectrons / gain;
    return Math.max(levelAdu, 0) / gain + read * read;
  }

  /**
   * Flux of a point with a signal-to-noise ratio of one in mean seeing: the noise of the sky times
   * the square root of the pixels that the point-spread function spreads light over.
   */
  double noiseOfPoint() {
    MockPsf mean = new MockPsf(seeingArcsec / pixelScaleArcsec, MockPsf.BETA, 0, 0);
    return Math.sqrt(variance(skyAdu) / mean.stamp(mean.stampSize()).sumOfSquares());
  }
}
