package org.alidade.cube;

import org.alidade.array.BadInputException;

/**
 * Options of {@link HypercubeBuilder#build}.
 *
 * <p>Example: {@code BuildOptions.builder().norm(NormMode.DATA).workers(2).build()}.
 *
 * @param spaxelChunk spaxels per tile
 * @param componentChunk components per tile
 * @param populationChunk populations per tile
 * @param workers threads that compute tiles; one more thread writes them
 * @param norm what the models are scaled to
 * @param amplitude how the light is read off the velocity histogram
 * @param kernel how the histogram becomes convolution taps
 * @param clamp whether negative model values are set to zero
 * @param velocityBiasKms extra shift of all velocity distributions, km/s
 * @param convolution how spectra are convolved; AUTO decides by cost
 * @param onMismatch what to do with a cube built from other inputs, options or tiles
 */
public record BuildOptions(
    int spaxelChunk,
    int componentChunk,
    int populationChunk,
    int workers,
    NormMode norm,
    AmplitudeMode amplitude,
    KernelMode kernel,
    ClampMode clamp,
    double velocityBiasKms,
    Convolution convolution,
    OnMismatch onMismatch) {

  /** How spectra are convolved and rebinned; the numbers agree to rounding. */
  public enum Convolution {
    /** The cheaper one by the cost rule. */
    AUTO,
    /** Matrix product with shifted and rebinned templates. */
    GEMM,
    /** Fast Fourier transforms and a sparse rebin. */
    FFT
  }

  /** What to do with a cube that was built from something else. */
  public enum OnMismatch {
    /** Refuse and say what differs. */
    ERROR,
    /** Build it again from the start. */
    REBUILD
  }

  /** Checks ranges. */
  public BuildOptions {
    requirePositive(spaxelChunk, "--s-chunk");
    requirePositive(componentChunk, "--c-chunk");
    requirePositive(populationChunk, "--p-chunk");
    requirePositive(workers, "--workers");
    if (!(Math.abs(velocityBiasKms) < 10_000)) {
      throw new BadInputException(
          "velocity bias " + velocityBiasKms + " km/s",
          "velocity bias",
          "use less than 10000 km/s");
    }
  }

  private static void requirePositive(int value, String option) {
    if (value < 1) {
      throw new BadInputException("value " + value, option, "use 1 or more");
    }
  }

  /** The defaults: tiles of 128 x 1 x 360, one worker, model norm, sums, sampled kernels. */
  public static BuildOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. */
  public static final class Builder {
    private int spaxelChunk = 128;
    private int componentChunk = 1;
    private int populationChunk = 360;
    private int workers = 1;
    private NormMode norm = NormMode.MODEL;
    private AmplitudeMode amplitude = AmplitudeMode.SUM;
    private KernelMode kernel = KernelMode.SAMPLE;
    private ClampMode clamp = ClampMode.AUTO;
    private double velocityBiasKms;
    private Convolution convolution = Convolution.AUTO;
    private OnMismatch onMismatch = OnMismatch.ERROR;

    private Builder() {}

    /** Tile sizes: spaxels, components, populations; clipped to the problem. */
    public Builder tiles(int spaxels, int components, int populations) {
      spaxelChunk = spaxels;
      componentChunk = components;
      populationChunk = populations;
      return this;
    }

    /** Threads that compute tiles. */
    public Builder workers(int threads) {
      workers = threads;
      return this;
    }

    /** What the models are scaled to. */
    public Builder norm(NormMode mode) {
      norm = mode;
      return this;
    }

    /** How the light is read off the velocity histogram. */
    public Builder amplitude(AmplitudeMode mode) {
      amplitude = mode;
      return this;
    }

    /** How the histogram becomes convolution taps. */
    public Builder kernel(KernelMode mode) {
      kernel = mode;
      return this;
    }

    /** Whether negative model values are set to zero. */
    public Builder clamp(ClampMode mode) {
      clamp = mode;
      return this;
    }

    /** Extra shift of all velocity distributions, km/s. */
    public Builder velocityBiasKms(double bias) {
      velocityBiasKms = bias;
      return this;
    }

    /** How spectra are convolved. */
    public Builder convolution(Convolution route) {
      convolution = route;
      return this;
    }

    /** What to do with a cube built from something else. */
    public Builder onMismatch(OnMismatch action) {
      onMismatch = action;
      return this;
    }

    /** The options, checked. */
    public BuildOptions build() {
      return new BuildOptions(
          spaxelChunk,
          componentChunk,
          populationChunk,
          workers,
          norm,
          amplitude,
          kernel,
          clamp,
          velocityBiasKms,
          convolution,
          onMismatch);
    }
  }
}
