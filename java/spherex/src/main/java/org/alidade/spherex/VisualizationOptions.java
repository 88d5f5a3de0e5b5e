package org.alidade.spherex;

import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.plot.ColorScale;

/**
 * How results are judged and drawn (spec spherex 2.5). Every option takes effect.
 *
 * <p>Example: {@code VisualizationOptions.builder().useMagnitude(true).dpi(300).build()}.
 *
 * @param sigmaThreshold smallest signal-to-noise ratio of a good point
 * @param useMagnitude AB magnitudes instead of flux densities
 * @param showErrorbars error bars on good points
 * @param wavelengthCmap colour table of wavelengths, a name that matplotlib knows
 * @param dateCmap colour table of dates
 * @param sigmaClipSigma outliers beyond this many standard deviations are not drawn
 * @param sigmaClipMaxiters most passes of that clipping
 * @param clipPerBand clip every band for itself, which spares red and blue sources their ends
 * @param ylimPercentileMin percentile at the lower end of the y axis
 * @param ylimPercentileMax percentile at its upper end
 * @param ylimPaddingFraction room beyond both, as a fraction of their distance
 * @param markerSizeGood diameter of good points, pt
 * @param markerSizeRejected size of crosses on rejected points, pt
 * @param markerSizeUpperLimit size of triangles on limits, pt
 * @param errorbarAlpha opacity of error bars
 * @param markerAlpha opacity of good points
 * @param errorbarLinewidth width of error bars, pt
 * @param figsize size of the figure
 * @param dpi resolution of a PNG, dots per inch
 * @param upperLimitRule which points are limits and how they are drawn
 */
public record VisualizationOptions(
    double sigmaThreshold,
    boolean useMagnitude,
    boolean showErrorbars,
    String wavelengthCmap,
    String dateCmap,
    double sigmaClipSigma,
    int sigmaClipMaxiters,
    boolean clipPerBand,
    double ylimPercentileMin,
    double ylimPercentileMax,
    double ylimPaddingFraction,
    double markerSizeGood,
    double markerSizeRejected,
    double markerSizeUpperLimit,
    double errorbarAlpha,
    double markerAlpha,
    double errorbarLinewidth,
    FigureSize figsize,
    int dpi,
    UpperLimitRule upperLimitRule) {

  private static final VisualizationOptions DEFAULTS =
      new VisualizationOptions(
          5,
          false,
          true,
          "rainbow",
          "viridis",
          3,
          10,
          false,
          1,
          99,
          0.1,
          1.5,
          2,
          3,
          0.2,
          0.9,
          0.5,
          new FigureSize(10, 8),
          150,
          UpperLimitRule.REFERENCE);

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of its range; "where" is the option's name in files
   */
  public VisualizationOptions {
    positive(sigmaThreshold, "sigma_threshold");
    colormap(wavelengthCmap, "wavelength_cmap");
    colormap(dateCmap, "date_cmap");
    positive(sigmaClipSigma, "sigma_clip_sigma");
    require(sigmaClipMaxiters >= 0, sigmaClipMaxiters, "sigma_clip_maxiters", "use 0 or more");
    percentile(ylimPercentileMin, "ylim_percentile_min");
    percentile(ylimPercentileMax, "ylim_percentile_max");
    require(
        ylimPercentileMin < ylimPercentileMax,
        ylimPercentileMin,
        "ylim_percentile_min",
        "use a number below ylim_percentile_max = " + ylimPercentileMax);
    require(
        ylimPaddingFraction >= 0 && Double.isFinite(ylimPaddingFraction),
        ylimPaddingFraction,
        "ylim_padding_fraction",
        "use 0 or more");
    positive(markerSizeGood, "marker_size_good");
    positive(markerSizeRejected, "marker_size_rejected");
    positive(markerSizeUpperLimit, "marker_size_upper_limit");
    fraction(errorbarAlpha, "errorbar_alpha");
    fraction(markerAlpha, "marker_alpha");
    positive(errorbarLinewidth, "errorbar_linewidth");
    Objects.requireNonNull(figsize);
    require(dpi >= 20 && dpi <= 1200, dpi, "dpi", "use 20 to 1200");
    Objects.requireNonNull(upperLimitRule);
  }

  private static void positive(double value, String option) {
    require(value > 0 && Double.isFinite(value), value, option, "use a number above 0");
  }

  private static void percentile(double value, String option) {
    require(value >= 0 && value <= 100, value, option, "use 0 to 100");
  }

  private static void fraction(double value, String option) {
    require(value >= 0 && value <= 1, value, option, "use 0 to 1");
  }

  private static void colormap(String name, String option) {
    try {
      ColorScale.named(name);
    } catch (BadInputException e) {
      BadInputException failure = new BadInputException("value " + name, option, e.remedy());
      failure.initCause(e);
      throw failure;
    }
  }

  private static void require(boolean holds, Object value, String option, String remedy) {
    if (!holds) {
      throw new BadInputException("value " + value, option, remedy);
    }
  }

  /** The values of the specification. */
  public static VisualizationOptions defaults() {
    return DEFAULTS;
  }

  /** A builder that starts from the defaults. */
  public static Builder builder() {
    return DEFAULTS.toBuilder();
  }

  /** A builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects options; every method replaces one of them and returns this builder. */
  public static final class Builder {
    private double sigmaThreshold;
    private boolean useMagnitude;
    private boolean showErrorbars;
    private String wavelengthCmap;
    private String dateCmap;
    private double sigmaClipSigma;
    private int sigmaClipMaxiters;
    private boolean clipPerBand;
    private double ylimPercentileMin;
    private double ylimPercentileMax;
    private double ylimPaddingFraction;
    private double markerSizeGood;
    private double markerSizeRejected;
    private double markerSizeUpperLimit;
    private double errorbarAlpha;
    private double markerAlpha;
    private double errorbarLinewidth;
    private FigureSize figsize;
    private int dpi;
    private UpperLimitRule upperLimitRule;

    private Builder(VisualizationOptions from) {
      sigmaThreshold = from.sigmaThreshold;
      useMagnitude = from.useMagnitude;
      showErrorbars = from.showErrorbars;
      wavelengthCmap = from.wavelengthCmap;
      dateCmap = from.dateCmap;
      sigmaClipSigma = from.sigmaClipSigma;
      sigmaClipMaxiters = from.sigmaClipMaxiters;
      clipPerBand = from.clipPerBand;
      ylimPercentileMin = from.ylimPercentileMin;
      ylimPercentileMax = from.ylimPercentileMax;
      ylimPaddingFraction = from.ylimPaddingFraction;
      markerSizeGood = from.markerSizeGood;
      markerSizeRejected = from.markerSizeRejected;
      markerSizeUpperLimit = from.markerSizeUpperLimit;
      errorbarAlpha = from.errorbarAlpha;
      markerAlpha = from.markerAlpha;
      errorbarLinewidth = from.errorbarLinewidth;
      figsize = from.figsize;
      dpi = from.dpi;
      upperLimitRule = from.upperLimitRule;
    }

    /** Sets: smallest signal-to-noise ratio of a good point. */
    public Builder sigmaThreshold(double value) {
      sigmaThreshold = value;
      return this;
    }

    /** Sets: AB magnitudes instead of flux densities. */
    public Builder useMagnitude(boolean value) {
      useMagnitude = value;
      return this;
    }

    /** Sets: error bars on good points. */
    public Builder showErrorbars(boolean value) {
      showErrorbars = value;
      return this;
    }

    /** Sets: colour table of wavelengths, a name that matplotlib knows. */
    public Builder wavelengthCmap(String value) {
      wavelengthCmap = value;
      return this;
    }

    /** Sets: colour table of dates. */
    public Builder dateCmap(String value) {
      dateCmap = value;
      return this;
    }

    /** Sets: outliers beyond this many standard deviations are not drawn. */
    public Builder sigmaClipSigma(double value) {
      sigmaClipSigma = value;
      return this;
    }

    /** Sets: most passes of that clipping. */
    public Builder sigmaClipMaxiters(int value) {
      sigmaClipMaxiters = value;
      return this;
    }

    /** Sets: clip every band for itself, which spares red and blue sources their ends. */
    public Builder clipPerBand(boolean value) {
      clipPerBand = value;
      return this;
    }

    /** Sets: percentile at the lower end of the y axis. */
    public Builder ylimPercentileMin(double value) {
      ylimPercentileMin = value;
      return this;
    }

    /** Sets: percentile at its upper end. */
    public Builder ylimPercentileMax(double value) {
      ylimPercentileMax = value;
      return this;
    }

    /** Sets: room beyond both, as a fraction of their distance. */
    public Builder ylimPaddingFraction(double value) {
      ylimPaddingFraction = value;
      return this;
    }

    /** Sets: diameter of good points, pt. */
    public Builder markerSizeGood(double value) {
      markerSizeGood = value;
      return this;
    }

    /** Sets: size of crosses on rejected points, pt. */
    public Builder markerSizeRejected(double value) {
      markerSizeRejected = value;
      return this;
    }

    /** Sets: size of triangles on limits, pt. */
    public Builder markerSizeUpperLimit(double value) {
      markerSizeUpperLimit = value;
      return this;
    }

    /** Sets: opacity of error bars. */
    public Builder errorbarAlpha(double value) {
      errorbarAlpha = value;
      return this;
    }

    /** Sets: opacity of good points. */
    public Builder markerAlpha(double value) {
      markerAlpha = value;
      return this;
    }

    /** Sets: width of error bars, pt. */
    public Builder errorbarLinewidth(double value) {
      errorbarLinewidth = value;
      return this;
    }

    /** Sets: size of the figure. */
    public Builder figsize(FigureSize value) {
      figsize = value;
      return this;
    }

    /** Sets: resolution of a PNG, dots per inch. */
    public Builder dpi(int value) {
      dpi = value;
      return this;
    }

    /** Sets: which points are limits and how they are drawn. */
    public Builder upperLimitRule(UpperLimitRule value) {
      upperLimitRule = value;
      return this;
    }

    /**
     * Checks and hands out the options.
     *
     * @throws BadInputException if one is out of its range
     */
    public VisualizationOptions build() {
      return new VisualizationOptions(
          sigmaThreshold,
          useMagnitude,
          showErrorbars,
          wavelengthCmap,
          dateCmap,
          sigmaClipSigma,
          sigmaClipMaxiters,
          clipPerBand,
          ylimPercentileMin,
          ylimPercentileMax,
          ylimPaddingFraction,
          markerSizeGood,
          markerSizeRejected,
          markerSizeUpperLimit,
          errorbarAlpha,
          markerAlpha,
          errorbarLinewidth,
          figsize,
          dpi,
          upperLimitRule);
    }
  }
}
