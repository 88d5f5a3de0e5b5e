package org.alidade.transients.mock;

import org.alidade.array.BadInputException;

/**
 * What a generated archive holds.
 *
 * <p>Example: {@code MockOptions.defaults().withSupernovae(2).withSeed(7)}
 *
 * @param seed seed of everything random
 * @param supernovae number of supernovae, each with a field of its own
 * @param referenceEpochs exposures before the discovery
 * @param scienceEpochs exposures from the discovery on
 * @param sky what is on the sky
 * @param camera the telescope
 */
public record MockOptions(
    long seed,
    int supernovae,
    int referenceEpochs,
    int scienceEpochs,
    MockSkyOptions sky,
    MockCamera camera) {
  /**
   * Checks the numbers.
   *
   * @throws BadInputException if a number is less than 1
   */
  public MockOptions {
    atLeastOne(supernovae, "supernovae");
    atLeastOne(referenceEpochs, "reference epochs");
    atLeastOne(scienceEpochs, "science epochs");
  }

  private static void atLeastOne(int count, String what) {
    if (count < 1) {
      throw new BadInputException(
          count + " " + what, "generated observations", "ask for one at least");
    }
  }

  /** Three supernovae with two reference and three science epochs each. */
  public static MockOptions defaults() {
    return new MockOptions(20200101, 3, 2, 3, MockSkyOptions.defaults(), MockCamera.defaults());
  }

  /**
   * Crowded small fields for training: 320 pixels a side with stars 2.3 pixels wide, as surveys
   * with one arcsecond per pixel have them, 40 galaxies and 14 transients, one reference and two
   * science epochs each.
   *
   * @param fields number of fields
   */
  public static MockOptions forTraining(int fields) {
    return new MockOptions(
        20200101, fields, 1, 2, new MockSkyOptions(60, 1, 40, 1, 14), MockCamera.small());
  }

  /** The same with another seed. */
  public MockOptions withSeed(long newSeed) {
    return new MockOptions(newSeed, supernovae, referenceEpochs, scienceEpochs, sky, camera);
  }

  /** The same with another number of supernovae; those that were there stay the same. */
  public MockOptions withSupernovae(int count) {
    return new MockOptions(seed, count, referenceEpochs, scienceEpochs, sky, camera);
  }

  /** The same with other numbers of exposures. */
  public MockOptions withEpochs(int references, int sciences) {
    return new MockOptions(seed, supernovae, references, sciences, sky, camera);
  }

  /** The same with another sky. */
  public MockOptions withSky(MockSkyOptions newSky) {
    return new MockOptions(seed, supernovae, referenceEpochs, scienceEpochs, newSky, camera);
  }

  /** The same with another telescope. */
  public MockOptions withCamera(MockCamera newCamera) {
    return new MockOptions(seed, supernovae, referenceEpochs, scienceEpochs, sky, newCamera);
  }
}
