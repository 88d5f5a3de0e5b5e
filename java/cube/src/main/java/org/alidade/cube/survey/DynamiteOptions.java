package org.alidade.cube.survey;

import org.alidade.array.BadInputException;

/**
 * Choices of {@link DynamiteImport}.
 *
 * @param metallicityCount metallicities to keep of the template grid, evenly spread; default 6
 * @param ageCount ages to keep of the template grid, evenly spread; default 10
 * @param firstAngstrom blue end of the spectra, rest frame; default 5100
 * @param lastAngstrom red end of the spectra, rest frame; default 6650
 * @param velocityStepKms width of the observed pixels; default 49.4 km/s, the 0.7 Angstrom pixels
 *     of CALIFA's V1200 setup at 4245 Angstrom
 * @param oversampling template pixels per observed pixel; default 4
 * @param instrumentFwhmAngstrom line spread of the instrument; default 2.3, CALIFA V1200
 * @param templateFwhmAngstrom line spread of the templates; default 2.51, MILES
 * @param signalToNoise mean signal over noise per observed pixel; default 100
 * @param seed of the planted weights and the noise; default 1
 */
public record DynamiteOptions(
    int metallicityCount,
    int ageCount,
    double firstAngstrom,
    double lastAngstrom,
    double velocityStepKms,
    int oversampling,
    double instrumentFwhmAngstrom,
    double templateFwhmAngstrom,
    double signalToNoise,
    long seed) {

  /** Every metallicity or age of the template set. */
  public static final int ALL = Integer.MAX_VALUE;

  private static final double V1200_STEP_KMS = SpeedOfLight.KMS * 0.7 / 4245;

  /**
   * Checks the values.
   *
   * @throws BadInputException if a value is out of range
   */
  public DynamiteOptions {
    require(metallicityCount >= 1 && ageCount >= 1, "number of templates", "at least one of each");
    require(
        firstAngstrom > 0 && lastAngstrom > firstAngstrom && lastAngstrom < 1e6,
        "wavelength range",
        "increasing wavelengths in Angstrom");
    require(velocityStepKms > 0.1 && velocityStepKms < 1000, "pixel width", "0.1 to 1000 km/s");
    require(oversampling >= 1 && oversampling <= 50, "oversampling", "1 to 50");
    require(
        instrumentFwhmAngstrom > 0 && templateFwhmAngstrom > 0, "line spread", "positive widths");
    require(signalToNoise > 0, "signal to noise", "a positive number");
  }

  private static void require(boolean valid, String what, String range) {
    if (!valid) {
      throw new BadInputException(what + " is out of range", "DYNAMITE import", "use " + range);
    }
  }

  /** The defaults. */
  public static DynamiteOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the choices. */
  public static final class Builder {
    private int metallicityCount = 6;
    private int ageCount = 10;
    private double firstAngstrom = 5100;
    private double lastAngstrom = 6650;
    private double velocityStepKms = V1200_STEP_KMS;
    private int oversampling = 4;
    private double instrumentFwhmAngstrom = 2.3;
    private double templateFwhmAngstrom = 2.51;
    private double signalToNoise = 100;
    private long seed = 1;

    private Builder() {}

    /** Metallicities and ages to keep of the template grid; {@link #ALL} keeps every one. */
    public Builder templateGrid(int metallicities, int ages) {
      metallicityCount = metallicities;
      ageCount = ages;
      return this;
    }

    /** Range of the spectra in Angstrom, rest frame. */
    public Builder wavelengths(double first, double last) {
      firstAngstrom = first;
      lastAngstrom = last;
      return this;
    }

    /** Width of the observed pixels in km/s. */
    public Builder velocityStepKms(double value) {
      velocityStepKms = value;
      return this;
    }

    /** Template pixels per observed pixel. */
    public Builder oversampling(int value) {
      oversampling = value;
      return this;
    }

    /** Line spreads (FWHM in Angstrom) of instrument and templates. */
    public Builder lineSpread(double instrument, double template) {
      instrumentFwhmAngstrom = instrument;
      templateFwhmAngstrom = template;
      return this;
    }

    /** Mean signal over noise per observed pixel. */
    public Builder signalToNoise(double value) {
      signalToNoise = value;
      return this;
    }

    /** Seed of the planted weights and the noise. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Finishes.
     *
     * @throws BadInputException if a value is out of range
     */
    public DynamiteOptions build() {
      return new DynamiteOptions(
          metallicityCount,
          ageCount,
          firstAngstrom,
          lastAngstrom,
          velocityStepKms,
          oversampling,
          instrumentFwhmAngstrom,
          templateFwhmAngstrom,
          signalToNoise,
          seed);
    }
  }
}
