package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * How stars refine the registration of two images (spec transient 10.6).
 *
 * @param order 1 for a linear correction, 2 for a quadratic one
 * @param matchRadiusArcsec stars further apart than this on the sky are never the same
 * @param leastStars fewer stars leave the world coordinates of the header as they are
 * @param leastSignalToNoise stars stand out by more than this
 * @param unknownRmsPx scatter per axis that is assumed where no star tells, pixels
 */
public record RegistrationOptions(
    int order,
    double matchRadiusArcsec,
    int leastStars,
    double leastSignalToNoise,
    double unknownRmsPx) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public RegistrationOptions {
    if (order < 1 || order > 2 || leastStars < 3) {
      throw new BadInputException(
          "order " + order + " with " + leastStars + " stars",
          "options of registration",
          "choose order 1 or 2 and 3 stars or more");
    }
    if (!(matchRadiusArcsec > 0 && leastSignalToNoise > 0 && unknownRmsPx >= 0)) {
      throw new BadInputException(
          "a radius of "
              + matchRadiusArcsec
              + " arcsec, stars above "
              + leastSignalToNoise
              + ", a scatter of "
              + unknownRmsPx,
          "options of registration",
          "give positive numbers");
    }
  }

  /** Linear, stars within 2 arcsec, at least 6 of them above 30 times their noise, 0.05 pixels. */
  public static RegistrationOptions defaults() {
    return new RegistrationOptions(1, 2, 6, 30, 0.05);
  }

  /** These options with another order. */
  public RegistrationOptions withOrder(int value) {
    return new RegistrationOptions(
        value, matchRadiusArcsec, leastStars, leastSignalToNoise, unknownRmsPx);
  }

  /** These options with another radius. */
  public RegistrationOptions withMatchRadiusArcsec(double value) {
    return new RegistrationOptions(order, value, leastStars, leastSignalToNoise, unknownRmsPx);
  }

  /** These options with other stars. */
  public RegistrationOptions withStars(int least, double signalToNoise) {
    return new RegistrationOptions(order, matchRadiusArcsec, least, signalToNoise, unknownRmsPx);
  }

  /** These options with another scatter where it is unknown. */
  public RegistrationOptions withUnknownRmsPx(double value) {
    return new RegistrationOptions(order, matchRadiusArcsec, leastStars, leastSignalToNoise, value);
  }
}
