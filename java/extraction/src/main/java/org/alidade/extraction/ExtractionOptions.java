package org.alidade.extraction;

import org.alidade.array.BadInputException;

/**
 * How sources are found; the defaults are SExtractor's.
 *
 * <p>Example: {@code ExtractionOptions.builder().threshold(3).leastPixels(8).build()}.
 *
 * @param threshold a source's pixels exceed it: in units of the noise where the image has some,
 *     else of the image
 * @param leastPixels pixels a source has at least
 * @param filter weights with which the image is filtered first
 * @param matchedFilter whether the filter takes the noise into account
 * @param deblendLevels levels between threshold and peak at which sources may part
 * @param deblendContrast fraction of the light that makes a part a source of its own, 0 to 1
 * @param clean how far the wings of bright sources reach that clean away others, 0 for no cleaning
 */
public record ExtractionOptions(
    double threshold,
    int leastPixels,
    FilterKernel filter,
    boolean matchedFilter,
    int deblendLevels,
    double deblendContrast,
    double clean) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public ExtractionOptions {
    check(threshold > 0 && threshold < Double.POSITIVE_INFINITY, "threshold", threshold);
    check(leastPixels >= 1, "leastPixels", leastPixels);
    check(deblendLevels >= 1, "deblendLevels", deblendLevels);
    check(deblendContrast >= 0 && deblendContrast <= 1, "deblendContrast", deblendContrast);
    check(clean >= 0 && clean < Double.POSITIVE_INFINITY, "clean", clean);
  }

  private static void check(boolean right, String name, double value) {
    if (!right) {
      throw new BadInputException(
          name + " is " + value, "source extraction", "see the description of the option");
    }
  }

  /** The defaults of {@link Builder}. */
  public static ExtractionOptions defaults() {
    return builder().build();
  }

  /** Options with the defaults of {@link Builder}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Builds options. Defaults: 1.5 times the noise, 5 pixels, the pyramid of 3 x 3 pixels as a plain
   * filter, 32 levels, contrast 0.005, cleaning 1.
   */
  public static final class Builder {
    private double threshold = 1.5;
    private int leastPixels = 5;
    private FilterKernel filter = FilterKernel.pyramid();
    private boolean matchedFilter;
    private int deblendLevels = 32;
    private double deblendContrast = 0.005;
    private double clean = 1;

    private Builder() {}

    /** Sets the threshold. */
    public Builder threshold(double value) {
      threshold = value;
      return this;
    }

    /** Sets the pixels a source has at least. */
    public Builder leastPixels(int value) {
      leastPixels = value;
      return this;
    }

    /** Sets the filter. */
    public Builder filter(FilterKernel value) {
      filter = value;
      return this;
    }

    /** Sets whether the filter takes the noise into account. */
    public Builder matchedFilter(boolean value) {
      matchedFilter = value;
      return this;
    }

    /** Sets the levels of deblending. */
    public Builder deblendLevels(int value) {
      deblendLevels = value;
      return this;
    }

    /** Sets the contrast of deblending. */
    public Builder deblendContrast(double value) {
      deblendContrast = value;
      return this;
    }

    /** Sets the parameter of cleaning. */
    public Builder clean(double value) {
      clean = value;
      return this;
    }

    /**
     * Builds the options.
     *
     * @throws BadInputException if one is out of range
     */
    public ExtractionOptions build() {
      return new ExtractionOptions(
          threshold, leastPixels, filter, matchedFilter, deblendLevels, deblendContrast, clean);
    }
  }
}
