package org.alidade.transients.mock;

import org.alidade.array.BadInputException;

/**
 * What is on a generated sky, in a square whose sides are a fifth longer than those of the image.
 *
 * @param stars stars of constant flux
 * @param saturatedStars stars so bright that their middle is saturated
 * @param galaxies discs, beside the host of the supernova
 * @param variables variable stars
 * @param transients sources that only the science epochs show, beside the supernova
 */
public record MockSkyOptions(
    int stars, int saturatedStars, int galaxies, int variables, int transients) {
  /**
   * Checks the numbers.
   *
   * @throws BadInputException if one is negative
   */
  public MockSkyOptions {
    for (int count : new int[] {stars, saturatedStars, galaxies, variables, transients}) {
      if (count < 0) {
        throw new BadInputException(count + " sources", "a generated sky", "ask for 0 or more");
      }
    }
  }

  /** 120 stars, one of them saturated besides, 30 galaxies, 2 variables and 3 transients. */
  public static MockSkyOptions defaults() {
    return new MockSkyOptions(120, 1, 30, 2, 3);
  }

  /** The same with another number of stars of constant flux. */
  public MockSkyOptions withStars(int count) {
    return new MockSkyOptions(count, saturatedStars, galaxies, variables, transients);
  }

  /** The same with another number of saturated stars. */
  public MockSkyOptions withSaturatedStars(int count) {
    return new MockSkyOptions(stars, count, galaxies, variables, transients);
  }

  /** The same with another number of galaxies. */
  public MockSkyOptions withGalaxies(int count) {
    return new MockSkyOptions(stars, saturatedStars, count, variables, transients);
  }

  /** The same with another number of variable stars. */
  public MockSkyOptions withVariables(int count) {
    return new MockSkyOptions(stars, saturatedStars, galaxies, count, transients);
  }

  /** The same with another number of transients. */
  public MockSkyOptions withTransients(int count) {
    return new MockSkyOptions(stars, saturatedStars, galaxies, variables, count);
  }
}
