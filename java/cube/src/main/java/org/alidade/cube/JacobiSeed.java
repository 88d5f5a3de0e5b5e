package org.alidade.cube;

/**
 * Options of the Jacobi seed: on a sample of spaxels and pixels, {@code d = sum A^2} and {@code b =
 * sum A y} per column, seed {@code max(0, b / d)}.
 *
 * <p>Every column tries to explain the data alone, so the plain formula overshoots by about the
 * number of overlapping columns; {@code rescale} multiplies by the best common factor on the same
 * sample.
 *
 * <p>Example: {@code JacobiSeed.DEFAULT.withSpaxels(64)}.
 *
 * @param spaxels number of spaxels, spread over the field
 * @param pixels number of pixels per spaxel
 * @param rngSeed seed of the sample
 * @param maxBytes most memory for rows of the sample, in bytes; fewer pixels are used if it does
 *     not suffice
 * @param rescale whether to apply the best common factor
 */
public record JacobiSeed(int spaxels, int pixels, long rngSeed, long maxBytes, boolean rescale) {
  /** 16 spaxels, 256 pixels, seed 12345, two gigabytes, with the common factor. */
  public static final JacobiSeed DEFAULT = new JacobiSeed(16, 256, 12345, 2_000_000_000L, true);

  /**
   * Checks the ranges.
   *
   * @throws org.alidade.array.BadInputException if a value is out of range
   */
  public JacobiSeed {
    Ranges.atLeast(spaxels, 1, "seedSpaxels");
    Ranges.atLeast(pixels, 1, "seedPixels");
    Ranges.atLeast(maxBytes, 1, "seedMaxBytes");
  }

  /** The same with another number of spaxels. */
  public JacobiSeed withSpaxels(int other) {
    return new JacobiSeed(other, pixels, rngSeed, maxBytes, rescale);
  }

  /** The same with another number of pixels per spaxel. */
  public JacobiSeed withPixels(int other) {
    return new JacobiSeed(spaxels, other, rngSeed, maxBytes, rescale);
  }

  /** The same with another seed of the sample. */
  public JacobiSeed withRngSeed(long other) {
    return new JacobiSeed(spaxels, pixels, other, maxBytes, rescale);
  }

  /** The same with another bound on memory. */
  public JacobiSeed withMaxBytes(long other) {
    return new JacobiSeed(spaxels, pixels, rngSeed, other, rescale);
  }

  /** The same with or without the common factor. */
  public JacobiSeed withRescale(boolean other) {
    return new JacobiSeed(spaxels, pixels, rngSeed, maxBytes, other);
  }
}
