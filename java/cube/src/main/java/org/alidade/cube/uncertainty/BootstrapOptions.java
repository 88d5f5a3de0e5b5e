package org.alidade.cube.uncertainty;

import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Bootstrap#run}; immutable.
 *
 * <p>Example: {@code BootstrapOptions.builder().replicas(200).seed(1).build()}.
 *
 * @param replicas number of replicas, at least 2
 * @param seed seed of all random numbers
 * @param noise how the noise is made
 * @param blockLength neighbouring pixels whose residuals change sign together, at least 1
 * @param sigma standard deviation of the noise, (S, L) flattened, in flux units; needed for {@link
 *     NoiseModel#GAUSSIAN} only
 * @param isPolished whether every replica is polished with the exact matrix, which takes about as
 *     long as a whole fit each
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record BootstrapOptions(
    int replicas,
    long seed,
    NoiseModel noise,
    int blockLength,
    double @Nullable [] sigma,
    boolean isPolished) {
  /**
   * Checks the ranges and takes copies of the arrays.
   *
   * @throws BadInputException if a value is out of range
   */
  public BootstrapOptions {
    require(replicas >= 2, replicas + " replicas", "replicas", "use 2 or more");
    require(blockLength >= 1, "length " + blockLength, "blockLength", "use 1 or more pixels");
    require(
        noise != NoiseModel.GAUSSIAN || sigma != null,
        "Gaussian noise without standard deviations",
        "sigma",
        "pass one value per spaxel and pixel, or use the residuals");
    sigma = sigma == null ? null : sigma.clone();
  }

  private static void require(boolean isSound, String what, String where, String remedy) {
    if (!isSound) {
      throw new BadInputException(what, where, remedy);
    }
  }

  /** A hundred replicas from the residuals in blocks of 10 pixels, seed 1. */
  public static BootstrapOptions defaults() {
    return builder().build();
  }

  /** A builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Standard deviations as a copy, or null. */
  @Override
  public double @Nullable [] sigma() {
    return sigma == null ? null : sigma.clone();
  }

  /** Collects options; every method returns the builder. */
  public static final class Builder {
    private int replicas = 100;
    private long seed = 1;
    private NoiseModel noise = NoiseModel.RESIDUALS;
    private int blockLength = 10;
    private double @Nullable [] sigma;
    private boolean isPolished;

    private Builder() {}

    /** Number of replicas, at least 2. */
    public Builder replicas(int value) {
      replicas = value;
      return this;
    }

    /** Seed of all random numbers. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Neighbouring pixels whose residuals change sign together, at least 1. */
    public Builder blockLength(int value) {
      blockLength = value;
      return this;
    }

    /** Gaussian noise of these standard deviations, (S, L) flattened, in place of residuals. */
    public Builder gaussian(double... values) {
      noise = NoiseModel.GAUSSIAN;
      sigma = values.clone();
      return this;
    }

    /** Whether every replica is polished with the exact matrix. */
    public Builder polished(boolean value) {
      isPolished = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws BadInputException if a value is out of range
     */
    public BootstrapOptions build() {
      return new BootstrapOptions(replicas, seed, noise, blockLength, sigma, isPolished);
    }
  }
}
