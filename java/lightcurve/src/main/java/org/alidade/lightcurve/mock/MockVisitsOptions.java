package org.alidade.lightcurve.mock;

import org.alidade.array.BadInputException;

/**
 * What a made-up field is like.
 *
 * <p>Example: {@code MockVisitsOptions.defaults().withVisits(20)}.
 *
 * @param side width and height of the images, pixels
 * @param stars number of stars; every fifth varies
 * @param visits number of visits, each in two channels
 * @param cosmicRays hits per image
 * @param noise standard deviation of the sky, image units
 * @param seed of all that is random
 */
public record MockVisitsOptions(
    int side, int stars, int visits, int cosmicRays, double noise, long seed) {
  private static final int ROOM = 14;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range, or the stars would overlap
   */
  public MockVisitsOptions {
    int perRow = (side - 2 * ROOM) / ROOM + 1;
    if (stars < 1 || side < 4 * ROOM || (long) perRow * perRow < stars) {
      throw new BadInputException(
          stars + " stars on " + side + " x " + side + " pixels",
          "made-up field",
          "give each " + ROOM + " x " + ROOM + " pixels");
    }
    if (visits < 1 || cosmicRays < 0 || !(noise > 0)) {
      throw new BadInputException(
          visits + " visits, " + cosmicRays + " cosmic rays, noise " + noise,
          "made-up field",
          "give 1 visit or more, 0 cosmic rays or more, positive noise");
    }
  }

  /** 49 stars on 128 x 128 pixels, 12 visits, 6 cosmic rays an image, noise 0.05. */
  public static MockVisitsOptions defaults() {
    return new MockVisitsOptions(128, 49, 12, 6, 0.05, 1);
  }

  /** These options with another size and number of stars. */
  public MockVisitsOptions withStars(int sidePixels, int count) {
    return new MockVisitsOptions(sidePixels, count, visits, cosmicRays, noise, seed);
  }

  /** These options with another number of visits. */
  public MockVisitsOptions withVisits(int count) {
    return new MockVisitsOptions(side, stars, count, cosmicRays, noise, seed);
  }

  /** These options with another number of cosmic rays. */
  public MockVisitsOptions withCosmicRays(int count) {
    return new MockVisitsOptions(side, stars, visits, count, noise, seed);
  }

  /** These options with another seed. */
  public MockVisitsOptions withSeed(long value) {
    return new MockVisitsOptions(side, stars, visits, cosmicRays, noise, value);
  }
}
