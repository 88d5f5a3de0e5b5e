package org.alidade.lvm;

import java.util.function.BooleanSupplier;
import org.alidade.array.BadInputException;
import org.alidade.math.ThreadBudget;

/**
 * How arrays are built; the defaults give what the reference gives.
 *
 * <p>Example: {@code BuildOptions.builder().layout(Layout.WAVELENGTH_MAJOR).threads(2).build()}.
 *
 * @param layout order of the axes
 * @param precision number format of two-dimensional arrays
 * @param threads threads that read and compute; results do not depend on it
 * @param memoryLimitBytes most that the arrays may need; more is refused before anything is
 *     allocated
 * @param dropEmptySpaxels whether spaxels without a valid pixel are left out
 * @param unwrapRa whether right ascension runs through at 0/360 degrees
 * @param tangentPlane whether alpha and delta come from the tangent plane at the centre of the
 *     tiles instead of right ascension and declination
 * @param pixelRangeBothSides whether the pixel strategy drops flux above the upper limit too
 * @param maskAnyNonZero whether every non-zero mask value counts, not 1 alone
 * @param blankWeightsWhereFluxNan whether a missing flux value loses inverse variance and line
 *     width too
 * @param sky how much sky stays subtracted
 * @param progress told about tiles
 * @param cancellation asked between tiles and blocks of spaxels; true ends the work with {@link
 *     java.util.concurrent.CancellationException}
 */
public record BuildOptions(
    Layout layout,
    Precision precision,
    int threads,
    long memoryLimitBytes,
    boolean dropEmptySpaxels,
    boolean unwrapRa,
    boolean tangentPlane,
    boolean pixelRangeBothSides,
    boolean maskAnyNonZero,
    boolean blankWeightsWhereFluxNan,
    SkyTreatment sky,
    ProgressListener progress,
    BooleanSupplier cancellation) {

  /** Checks ranges. */
  public BuildOptions {
    if (threads < 1) {
      throw new BadInputException("value " + threads, "threads", "use 1 or more");
    }
    if (memoryLimitBytes < 1) {
      throw new BadInputException("value " + memoryLimitBytes, "memoryLimitBytes", "use 1 or more");
    }
  }

  /** Spaxel-major, double precision, all processors, no option of its own. */
  public static BuildOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.layout = layout;
    builder.precision = precision;
    builder.threads = threads;
    builder.memoryLimitBytes = memoryLimitBytes;
    builder.dropEmptySpaxels = dropEmptySpaxels;
    builder.unwrapRa = unwrapRa;
    builder.tangentPlane = tangentPlane;
    builder.pixelRangeBothSides = pixelRangeBothSides;
    builder.maskAnyNonZero = maskAnyNonZero;
    builder.blankWeightsWhereFluxNan = blankWeightsWhereFluxNan;
    builder.sky = sky;
    builder.progress = progress;
    builder.cancellation = cancellation;
    return builder;
  }

  /** Collects options. */
  public static final class Builder {
    private Layout layout = Layout.SPAXEL_MAJOR;
    private Precision precision = Precision.DOUBLE;
    private int threads = ThreadBudget.current().threads();
    private long memoryLimitBytes = Long.MAX_VALUE;
    private boolean dropEmptySpaxels;
    private boolean unwrapRa;
    private boolean tangentPlane;
    private boolean pixelRangeBothSides;
    private boolean maskAnyNonZero;
    private boolean blankWeightsWhereFluxNan;
    private SkyTreatment sky = SkyTreatment.SUBTRACTED;
    private ProgressListener progress = ProgressListener.NONE;
    private BooleanSupplier cancellation = () -> false;

    private Builder() {}

    /** Order of the axes. */
    public Builder layout(Layout order) {
      layout = order;
      return this;
    }

    /** Number format of two-dimensional arrays. */
    public Builder precision(Precision format) {
      precision = format;
      return this;
    }

    /** Threads that read and compute. */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /** Most that the arrays may need, bytes. */
    public Builder memoryLimitBytes(long bytes) {
      memoryLimitBytes = bytes;
      return this;
    }

    /** Whether spaxels without a valid pixel are left out. */
    public Builder dropEmptySpaxels(boolean drop) {
      dropEmptySpaxels = drop;
      return this;
    }

    /** Whether right ascension runs through at 0/360 degrees. */
    public Builder unwrapRa(boolean unwrap) {
      unwrapRa = unwrap;
      return this;
    }

    /** Whether alpha and delta come from the tangent plane. */
    public Builder tangentPlane(boolean project) {
      tangentPlane = project;
      return this;
    }

    /** Whether the pixel strategy drops flux above the upper limit too. */
    public Builder pixelRangeBothSides(boolean both) {
      pixelRangeBothSides = both;
      return this;
    }

    /** Whether every non-zero mask value counts. */
    public Builder maskAnyNonZero(boolean any) {
      maskAnyNonZero = any;
      return this;
    }

    /** Whether a missing flux value loses inverse variance and line width too. */
    public Builder blankWeightsWhereFluxNan(boolean blank) {
      blankWeightsWhereFluxNan = blank;
      return this;
    }

    /** How much sky stays subtracted. */
    public Builder sky(SkyTreatment treatment) {
      sky = treatment;
      return this;
    }

    /** Told about tiles. */
    public Builder progress(ProgressListener listener) {
      progress = listener;
      return this;
    }

    /** Asked whether to end the work. */
    public Builder cancellation(BooleanSupplier isCancelled) {
      cancellation = isCancelled;
      return this;
    }

    /** The options, checked. */
    public BuildOptions build() {
      return new BuildOptions(
          layout,
          precision,
          threads,
          memoryLimitBytes,
          dropEmptySpaxels,
          unwrapRa,
          tangentPlane,
          pixelRangeBothSides,
          maskAnyNonZero,
          blankWeightsWhereFluxNan,
          sky,
          progress,
          cancellation);
    }
  }
}
