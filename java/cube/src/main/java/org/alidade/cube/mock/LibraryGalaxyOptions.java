package org.alidade.cube.mock;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * Choices of {@link LibraryGalaxy}.
 *
 * <p>Example: {@code LibraryGalaxyOptions.of(GalaxySize.SMALL).toBuilder().seed(7).build()}.
 *
 * @param spaxels S, at least 1
 * @param components C, at least 1
 * @param metallicities metallicities of the template grid, at least 2; P = metallicities * ages
 * @param ages ages of the template grid, at least 2
 * @param pixels observed pixels L, from 5100.268 Angstrom in steps of 63.8 km/s, at least 10
 * @param velocityBins V, at least 5
 * @param templateStep template pixel in ln(wavelength)
 * @param signalToNoise signal over noise of every pixel
 * @param nonZeros about how many planted weights are positive
 * @param seed of everything drawn
 * @param library orbit library file; without one a synthetic library
 * @param templates template file or folder; without one synthetic templates
 */
public record LibraryGalaxyOptions(
    int spaxels,
    int components,
    int metallicities,
    int ages,
    int pixels,
    int velocityBins,
    double templateStep,
    double signalToNoise,
    int nonZeros,
    long seed,
    Optional<Path> library,
    Optional<Path> templates) {
  private static final int NON_ZEROS = 100;
  private static final int SPARSEST = 4;

  /**
   * Checks the values.
   *
   * @throws BadInputException if a value is out of range
   */
  public LibraryGalaxyOptions {
    atLeast(spaxels, 1, "spaxels");
    atLeast(components, 1, "components");
    atLeast(metallicities, 2, "metallicities");
    atLeast(ages, 2, "ages");
    atLeast(pixels, 10, "pixels");
    atLeast(velocityBins, 5, "velocity bins");
    atLeast(nonZeros, 1, "planted weights");
    require(templateStep >= 1e-6 && templateStep <= 1e-3, "template step " + templateStep);
    require(signalToNoise > 0 && Double.isFinite(signalToNoise), "S/N " + signalToNoise);
  }

  private static void atLeast(int value, int least, String what) {
    if (value < least) {
      throw new BadInputException(
          value + " " + what, "library galaxy", "use " + least + " or more");
    }
  }

  private static void require(boolean good, String what) {
    if (!good) {
      throw new BadInputException(
          what, "library galaxy", "use a step from 1e-6 to 1e-3 and a positive signal to noise");
    }
  }

  /** A stated size, seed 1, synthetic library and templates. */
  public static LibraryGalaxyOptions of(GalaxySize size) {
    int unknowns = size.components * size.metallicities * size.ages;
    return new LibraryGalaxyOptions(
        size.spaxels,
        size.components,
        size.metallicities,
        size.ages,
        size.pixels,
        size.velocityBins,
        size.templateStep,
        size.signalToNoise,
        Math.min(NON_ZEROS, unknowns / SPARSEST),
        1,
        Optional.empty(),
        Optional.empty());
  }

  /** Number of populations P. */
  public int populations() {
    return metallicities * ages;
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects changes. */
  public static final class Builder {
    private int spaxels;
    private int components;
    private int metallicities;
    private int ages;
    private int pixels;
    private int velocityBins;
    private double templateStep;
    private double signalToNoise;
    private int nonZeros;
    private long seed;
    private Optional<Path> library;
    private Optional<Path> templates;

    private Builder(LibraryGalaxyOptions from) {
      spaxels = from.spaxels;
      components = from.components;
      metallicities = from.metallicities;
      ages = from.ages;
      pixels = from.pixels;
      velocityBins = from.velocityBins;
      templateStep = from.templateStep;
      signalToNoise = from.signalToNoise;
      nonZeros = from.nonZeros;
      seed = from.seed;
      library = from.library;
      templates = from.templates;
    }

    /** Number of spaxels S. */
    public Builder spaxels(int value) {
      spaxels = value;
      return this;
    }

    /** Number of components C. */
    public Builder components(int value) {
      components = value;
      return this;
    }

    /** Metallicities and ages of the template grid. */
    public Builder templateGrid(int metallicityCount, int ageCount) {
      metallicities = metallicityCount;
      ages = ageCount;
      return this;
    }

    /** Number of observed pixels L. */
    public Builder pixels(int value) {
      pixels = value;
      return this;
    }

    /** Number of velocity bins V. */
    public Builder velocityBins(int value) {
      velocityBins = value;
      return this;
    }

    /** Template pixel in ln(wavelength). */
    public Builder templateStep(double value) {
      templateStep = value;
      return this;
    }

    /** Signal over noise of every pixel. */
    public Builder signalToNoise(double value) {
      signalToNoise = value;
      return this;
    }

    /** About how many planted weights are positive. */
    public Builder nonZeros(int value) {
      nonZeros = value;
      return this;
    }

    /** Seed of everything drawn. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Orbit library, {@code orbit_losvd.h5}. */
    public Builder library(Path file) {
      library = Optional.of(file);
      return this;
    }

    /** Templates: a packed file or a folder, see {@code TemplateLibrary}. */
    public Builder templates(Path path) {
      templates = Optional.of(path);
      return this;
    }

    /**
     * The options.
     *
     * @throws BadInputException if a value is out of range
     */
    public LibraryGalaxyOptions build() {
      return new LibraryGalaxyOptions(
          spaxels,
          components,
          metallicities,
          ages,
          pixels,
          velocityBins,
          templateStep,
          signalToNoise,
          nonZeros,
          seed,
          library,
          templates);
    }
  }
}
