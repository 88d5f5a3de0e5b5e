package org.alidade.cube;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link PipelineRunner#solveAll}; immutable.
 *
 * <p>Example:
 *
 * <pre>{@code
 * SolveOptions options =
 *     SolveOptions.builder().epochs(4).pixelsPerAperture(384).relaxation(0.5).seed(1).build();
 * }</pre>
 *
 * @param epochs passes over all spaxels, at least 1
 * @param pixelsPerAperture rows used per spaxel and epoch, at least 1; all usable pixels if there
 *     are fewer
 * @param relaxation Kaczmarz relaxation, above 0 and below 2
 * @param relaxationDecay decay of the relaxation: {@code relaxation / (1 + decay * epoch)}, epoch
 *     from 0
 * @param nonNegative whether weights must not be negative
 * @param projectWhen when negative weights are set to zero
 * @param rowOrder which pixels are used, in which order
 * @param spaxelOrder order of the spaxels
 * @param rowSource stored models or inputs
 * @param threads most threads, at least 1; x does not depend on it
 * @param residentBudgetBytes stored models kept in memory at a time, in bytes
 * @param orbitWeights orbit weights, C values or C*P values that are summed over p; finite, not
 *     negative
 * @param ratio soft constraint on the mixture of components
 * @param x0 start vector, C*P finite values
 * @param warmStart where to start
 * @param jacobiSeed options of the Jacobi seed
 * @param trackerMode whether checkpoints and metrics are saved
 * @param tracker how often what is saved
 * @param progressInterval least time between reports of progress
 * @param seed seed of all random choices; none draws one, which the result names
 * @param verbose whether progress is logged at level info
 * @param listener told how the solve goes on
 * @param solver how the weights are found
 * @param tolerance scaled optimality at which a solver other than Kaczmarz stops, above 0
 * @param maximumIterations most iterations (MPRGP, SPG) or rounds (exact), at least 1
 * @param templateRank rank to which the exact solver compresses the templates before the polish; 0
 *     = chosen from their singular values
 * @param templateTolerance singular values of the templates below this part of the largest are left
 *     out of the matrix, 0 to 1: an approximation whose error the result reports; 0 = exact
 * @param pixelWeights one weight per observed pixel, L values, finite and not negative, times the
 *     mask; null = all 1
 * @param regularisation quadratic penalties
 * @param orbitProjection share of the way by which components are scaled towards the orbit weights
 *     after every epoch (Kaczmarz) or after the solve, 0 = not at all, 1 = all the way
 * @param certify whether the result carries its {@link Optimality}, which costs one forward and one
 *     adjoint product
 * @param orbitUsage what the orbit weights are compared with by the projection
 * @param polishEvery epochs between attempts to polish the weights on a patch of spaxels (row
 *     actions only), 0 = never
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record SolveOptions(
    int epochs,
    int pixelsPerAperture,
    double relaxation,
    double relaxationDecay,
    boolean nonNegative,
    ProjectWhen projectWhen,
    RowOrder rowOrder,
    SpaxelOrder spaxelOrder,
    RowSource rowSource,
    int threads,
    long residentBudgetBytes,
    double @Nullable [] orbitWeights,
    RatioPenalty ratio,
    double @Nullable [] x0,
    WarmStart warmStart,
    JacobiSeed jacobiSeed,
    TrackerMode trackerMode,
    TrackerConfig tracker,
    Duration progressInterval,
    OptionalLong seed,
    boolean verbose,
    SolveListener listener,
    Solver solver,
    double tolerance,
    int maximumIterations,
    int templateRank,
    double templateTolerance,
    double @Nullable [] pixelWeights,
    Regularisation regularisation,
    double orbitProjection,
    boolean certify,
    OrbitUsage orbitUsage,
    int polishEvery) {
  /**
   * Checks the ranges and takes copies of the arrays.
   *
   * @throws org.alidade.array.BadInputException if a value is out of range
   */
  public SolveOptions {
    Ranges.atLeast(epochs, 1, "epochs");
    Ranges.atLeast(pixelsPerAperture, 1, "pixelsPerAperture");
    Ranges.relaxation(relaxation, "relaxation");
    Ranges.notNegative(relaxationDecay, "relaxationDecay");
    Ranges.atLeast(threads, 1, "threads");
    Ranges.atLeast(residentBudgetBytes, 1, "residentBudgetBytes");
    Ranges.notNegative(progressInterval, "progressInterval");
    orbitWeights = orbitWeights == null ? null : orbitWeights.clone();
    x0 = x0 == null ? null : x0.clone();
    pixelWeights = pixelWeights == null ? null : pixelWeights.clone();
    Ranges.positive(tolerance, "tolerance");
    Ranges.atLeast(maximumIterations, 1, "maximumIterations");
    Ranges.atLeast(templateRank, 0, "templateRank");
    Ranges.fraction(templateTolerance, "templateTolerance");
    Ranges.fraction(orbitProjection, "orbitProjection");
    Ranges.atLeast(polishEvery, 0, "polishEvery");
    if (pixelWeights != null) {
      Ranges.finite(pixelWeights, "pixelWeights");
      for (double weight : pixelWeights) {
        Ranges.notNegative(weight, "pixelWeights");
      }
    }
    if (orbitWeights != null) {
      Ranges.finite(orbitWeights, "orbitWeights");
      for (double weight : orbitWeights) {
        Ranges.notNegative(weight, "orbitWeights");
      }
    }
    if (x0 != null) {
      Ranges.finite(x0, "x0");
    }
  }

  /** All defaults. */
  public static SolveOptions defaults() {
    return builder().build();
  }

  /** A builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Orbit weights as passed, as a copy, or null. */
  @Override
  public double @Nullable [] orbitWeights() {
    return orbitWeights == null ? null : orbitWeights.clone();
  }

  /** Start vector, as a copy, or null. */
  @Override
  public double @Nullable [] x0() {
    return x0 == null ? null : x0.clone();
  }

  /** Pixel weights, as a copy, or null. */
  @Override
  public double @Nullable [] pixelWeights() {
    return pixelWeights == null ? null : pixelWeights.clone();
  }

  /** Relaxation of a ratio step: the penalty's own, or a tenth of the solver's. */
  public double ratioEta() {
    return ratio.eta() == RatioPenalty.DEFAULT_ETA ? 0.1 * relaxation : ratio.eta();
  }

  /** Collects options; every method returns the builder. */
  public static final class Builder {
    private int epochs = 1;
    private int pixelsPerAperture = 256;
    private double relaxation = 0.25;
    private double relaxationDecay = 0;
    private boolean nonNegative = true;
    private ProjectWhen projectWhen = ProjectWhen.SPAXEL;
    private RowOrder rowOrder = RowOrder.RANDOM;
    private SpaxelOrder spaxelOrder = SpaxelOrder.ASCENDING;
    private RowSource rowSource = RowSource.AUTO;
    private int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    private long residentBudgetBytes = CubeOperators.DEFAULT_RESIDENT_BYTES;
    private double @Nullable [] orbitWeights;
    private RatioPenalty ratio = RatioPenalty.DEFAULT;
    private double @Nullable [] x0;
    private WarmStart warmStart = WarmStart.AUTO;
    private JacobiSeed jacobiSeed = JacobiSeed.DEFAULT;
    private TrackerMode trackerMode = TrackerMode.ASYNC;
    private TrackerConfig tracker = TrackerConfig.DEFAULT;
    private Duration progressInterval = Duration.ofMinutes(5);
    private OptionalLong seed = OptionalLong.empty();
    private boolean verbose = true;
    private SolveListener listener = SolveListener.NONE;
    private Solver solver = Solver.EXACT;
    private double tolerance = 1e-10;
    private int maximumIterations = 10_000;
    private int templateRank = 0;
    private double templateTolerance = 0;
    private double @Nullable [] pixelWeights;
    private Regularisation regularisation = Regularisation.NONE;
    private double orbitProjection = 0;
    private boolean certify = true;
    private OrbitUsage orbitUsage = OrbitUsage.WEIGHTS;
    private int polishEvery = 0;

    private Builder() {}

    /** Passes over all spaxels, at least 1. */
    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    /** Rows used per spaxel and epoch, at least 1; all usable pixels if there are fewer. */
    public Builder pixelsPerAperture(int value) {
      pixelsPerAperture = value;
      return this;
    }

    /** Kaczmarz relaxation, above 0 and below 2. */
    public Builder relaxation(double value) {
      relaxation = value;
      return this;
    }

    /** Decay of the relaxation: {@code relaxation / (1 + decay * epoch)}, epoch from 0. */
    public Builder relaxationDecay(double value) {
      relaxationDecay = value;
      return this;
    }

    /** Whether weights must not be negative. */
    public Builder nonNegative(boolean value) {
      nonNegative = value;
      return this;
    }

    /** When negative weights are set to zero. */
    public Builder projectWhen(ProjectWhen value) {
      projectWhen = value;
      return this;
    }

    /** Which pixels are used, in which order. */
    public Builder rowOrder(RowOrder value) {
      rowOrder = value;
      return this;
    }

    /** Order of the spaxels. */
    public Builder spaxelOrder(SpaxelOrder value) {
      spaxelOrder = value;
      return this;
    }

    /** Stored models or inputs. */
    public Builder rowSource(RowSource value) {
      rowSource = value;
      return this;
    }

    /** Most threads, at least 1; x does not depend on it. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** Stored models kept in memory at a time, in bytes. */
    public Builder residentBudgetBytes(long value) {
      residentBudgetBytes = value;
      return this;
    }

    /** Orbit weights, C values or C*P values that are summed over p; finite, not negative. */
    public Builder orbitWeights(double... value) {
      orbitWeights = value.clone();
      return this;
    }

    /** Soft constraint on the mixture of components. */
    public Builder ratio(RatioPenalty value) {
      ratio = value;
      return this;
    }

    /** Start vector, C*P finite values. */
    public Builder x0(double... value) {
      x0 = value.clone();
      return this;
    }

    /** Where to start. */
    public Builder warmStart(WarmStart value) {
      warmStart = value;
      return this;
    }

    /** Options of the Jacobi seed. */
    public Builder jacobiSeed(JacobiSeed value) {
      jacobiSeed = value;
      return this;
    }

    /** Whether checkpoints and metrics are saved. */
    public Builder trackerMode(TrackerMode value) {
      trackerMode = value;
      return this;
    }

    /** How often what is saved. */
    public Builder tracker(TrackerConfig value) {
      tracker = value;
      return this;
    }

    /** Least time between reports of progress. */
    public Builder progressInterval(Duration value) {
      progressInterval = value;
      return this;
    }

    /** Seed of all random choices; none draws one, which the result names. */
    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    /** Whether progress is logged at level info. */
    public Builder verbose(boolean value) {
      verbose = value;
      return this;
    }

    /** Told how the solve goes on. */
    public Builder listener(SolveListener value) {
      listener = value;
      return this;
    }

    /** How the weights are found. */
    public Builder solver(Solver value) {
      solver = value;
      return this;
    }

    /** Scaled optimality at which a solver other than Kaczmarz stops, above 0. */
    public Builder tolerance(double value) {
      tolerance = value;
      return this;
    }

    /** Most iterations (MPRGP, SPG) or rounds (exact), at least 1. */
    public Builder maximumIterations(int value) {
      maximumIterations = value;
      return this;
    }

    /** Rank to which the exact solver compresses the templates before the polish; 0 = chosen. */
    public Builder templateRank(int value) {
      templateRank = value;
      return this;
    }

    /** Smallest relative singular value of the templates in the matrix, 0 to 1; 0 = exact. */
    public Builder templateTolerance(double value) {
      templateTolerance = value;
      return this;
    }

    /** One weight per observed pixel, L values, finite and not negative, times the mask. */
    public Builder pixelWeights(double... value) {
      pixelWeights = value.clone();
      return this;
    }

    /** Quadratic penalties. */
    public Builder regularisation(Regularisation value) {
      regularisation = value;
      return this;
    }

    /** Share of the way by which components are scaled towards the orbit weights, 0 to 1. */
    public Builder orbitProjection(double value) {
      orbitProjection = value;
      return this;
    }

    /** Whether the result carries its optimality. */
    public Builder certify(boolean value) {
      certify = value;
      return this;
    }

    /** What the orbit weights are compared with by the projection. */
    public Builder orbitUsage(OrbitUsage value) {
      orbitUsage = value;
      return this;
    }

    /** Epochs between attempts to polish the weights on a patch of spaxels, 0 = never. */
    public Builder polishEvery(int value) {
      polishEvery = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws org.alidade.array.BadInputException if a value is out of range
     */
    public SolveOptions build() {
      return new SolveOptions(
          epochs,
          pixelsPerAperture,
          relaxation,
          relaxationDecay,
          nonNegative,
          projectWhen,
          rowOrder,
          spaxelOrder,
          rowSource,
          threads,
          residentBudgetBytes,
          orbitWeights,
          ratio,
          x0,
          warmStart,
          jacobiSeed,
          trackerMode,
          tracker,
          progressInterval,
          seed,
          verbose,
          listener,
          solver,
          tolerance,
          maximumIterations,
          templateRank,
          templateTolerance,
          pixelWeights,
          regularisation,
          orbitProjection,
          certify,
          orbitUsage,
          polishEvery);
    }
  }
}
