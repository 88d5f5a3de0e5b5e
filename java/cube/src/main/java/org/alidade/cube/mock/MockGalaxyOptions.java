package org.alidade.cube.mock;

import org.alidade.array.BadInputException;

/**
 * Choices of {@link MockGalaxy}.
 *
 * <p>Example: {@code MockGalaxyOptions.defaults().withSpaxels(20).withSeed(7)}.
 *
 * @param spaxels bins on the sky, at least 2
 * @param metallicities metallicities of the template grid, at least 2
 * @param ages ages of the template grid, at least 2
 * @param firstAngstrom blue end of the spectra
 * @param lastAngstrom red end of the spectra
 * @param signalToNoise mean signal over noise per observed pixel
 * @param seed of bins, populations and noise
 */
public record MockGalaxyOptions(
    int spaxels,
    int metallicities,
    int ages,
    double firstAngstrom,
    double lastAngstrom,
    double signalToNoise,
    long seed) {

  private static final double SHORTEST_ANGSTROM = 3000;
  private static final double LONGEST_ANGSTROM = 10_000;
  private static final double LEAST_RATIO = 1.01;

  /**
   * Checks the values.
   *
   * @throws BadInputException if a value is out of range
   */
  public MockGalaxyOptions {
    require(spaxels >= 2 && spaxels <= 1000, "spaxels " + spaxels, "use 2 to 1000");
    require(
        metallicities >= 2 && ages >= 2,
        metallicities + " metallicities, " + ages + " ages",
        "use 2 or more of each");
    require(
        firstAngstrom >= SHORTEST_ANGSTROM
            && lastAngstrom <= LONGEST_ANGSTROM
            && lastAngstrom >= LEAST_RATIO * firstAngstrom,
        "wavelengths " + firstAngstrom + " to " + lastAngstrom,
        "use two increasing wavelengths from 3000 to 10000 Angstrom");
    require(
        signalToNoise > 0 && Double.isFinite(signalToNoise),
        "signal to noise " + signalToNoise,
        "use a positive number");
  }

  /** 90 bins, 5 metallicities, 8 ages, 4750 to 5500 Angstrom, signal to noise 60, seed 1. */
  public static MockGalaxyOptions defaults() {
    return new MockGalaxyOptions(90, 5, 8, 4750, 5500, 60, 1);
  }

  /** The same with another number of bins. */
  public MockGalaxyOptions withSpaxels(int other) {
    return new MockGalaxyOptions(
        other, metallicities, ages, firstAngstrom, lastAngstrom, signalToNoise, seed);
  }

  /** The same with another template grid. */
  public MockGalaxyOptions withTemplateGrid(int otherMetallicities, int otherAges) {
    return new MockGalaxyOptions(
        spaxels, otherMetallicities, otherAges, firstAngstrom, lastAngstrom, signalToNoise, seed);
  }

  /** The same with another range of wavelengths in Angstrom. */
  public MockGalaxyOptions withWavelengths(double first, double last) {
    return new MockGalaxyOptions(spaxels, metallicities, ages, first, last, signalToNoise, seed);
  }

  /** The same with another signal to noise. */
  public MockGalaxyOptions withSignalToNoise(double other) {
    return new MockGalaxyOptions(
        spaxels, metallicities, ages, firstAngstrom, lastAngstrom, other, seed);
  }

  /** The same with another seed. */
  public MockGalaxyOptions withSeed(long other) {
    return new MockGalaxyOptions(
        spaxels, metallicities, ages, firstAngstrom, lastAngstrom, signalToNoise, other);
  }

  private static void require(boolean good, String what, String remedy) {
    if (!good) {
      throw new BadInputException(what, "mock galaxy", remedy);
    }
  }
}
