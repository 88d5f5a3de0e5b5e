package org.alidade.spherex;

import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Options of the photometry (spec spherex 2.5). In files the names are written in snake case,
 * {@code aperture_diameter}.
 *
 * <p>Example: {@code
 * PhotometryOptions.builder().apertureMethod(ApertureMethod.FIXED).apertureDiameter(4).build()}.
 *
 * @param apertureMethod where the aperture diameter comes from
 * @param apertureDiameter diameter in pixels, if fixed or if no width can be measured
 * @param fwhmMultiplier diameter in units of the measured width
 * @param maxProcessingWorkers files measured at the same time
 * @param badFlags flag bits that quality control rejects; no effect on the photometry
 * @param annulusInnerOffset pixels between aperture and ring
 * @param minAnnulusArea kept for old parameter files, without effect
 * @param maxOuterRadius upper limit of the ring, and margin at the edge, in pixels
 * @param minUsablePixels wanted number of clean background pixels
 * @param bgSigmaClipSigma clipping of the background in standard deviations
 * @param bgSigmaClipMaxiters most passes of that clipping
 * @param subtractZodi whether the scaled model of the zodiacal light is removed
 * @param zodiScaleMin the scale must exceed this
 * @param zodiScaleMax largest accepted scale
 * @param pixelScaleFallback pixel scale in arcsec for headers that give none
 * @param maxAnnulusAttempts most sizes of the ring
 * @param annulusExpansionStep growth of the ring in pixels
 * @param backgroundMethod where the local background is measured
 * @param windowSize rectangle of the window method
 * @param backgroundRules what happens in crowded rings
 * @param pixelArea which solid angle the flux uses
 * @param psfErratum what to do about misordered zone centres
 * @param bgFractionRejectLevel fraction of clean pixels below which the zodiacal light is not
 *     scaled
 * @param calibrationDirectory folder with calibration products, needed for {@link PixelArea#MAP},
 *     or null
 */
public record PhotometryOptions(
    ApertureMethod apertureMethod,
    double apertureDiameter,
    double fwhmMultiplier,
    int maxProcessingWorkers,
    List<Integer> badFlags,
    double annulusInnerOffset,
    double minAnnulusArea,
    double maxOuterRadius,
    int minUsablePixels,
    double bgSigmaClipSigma,
    int bgSigmaClipMaxiters,
    boolean subtractZodi,
    double zodiScaleMin,
    double zodiScaleMax,
    double pixelScaleFallback,
    int maxAnnulusAttempts,
    double annulusExpansionStep,
    BackgroundMethod backgroundMethod,
    WindowSize windowSize,
    BackgroundRules backgroundRules,
    PixelArea pixelArea,
    PsfErratum psfErratum,
    double bgFractionRejectLevel,
    @Nullable String calibrationDirectory) {
  private static final int MOST_FLAG_BITS = 32;

  /**
   * Checks every option.
   *
   * @throws BadInputException naming the first option out of range
   */
  public PhotometryOptions {
    Objects.requireNonNull(apertureMethod);
    Objects.requireNonNull(backgroundMethod);
    Objects.requireNonNull(windowSize);
    Objects.requireNonNull(backgroundRules);
    Objects.requireNonNull(pixelArea);
    Objects.requireNonNull(psfErratum);
    badFlags = List.copyOf(badFlags);
    positive(apertureDiameter, "aperture_diameter");
    positive(fwhmMultiplier, "fwhm_multiplier");
    positive(maxProcessingWorkers, "max_processing_workers");
    positive(minAnnulusArea, "min_annulus_area");
    positive(maxOuterRadius, "max_outer_radius");
    positive(minUsablePixels, "min_usable_pixels");
    positive(bgSigmaClipSigma, "bg_sigma_clip_sigma");
    positive(bgSigmaClipMaxiters, "bg_sigma_clip_maxiters");
    positive(pixelScaleFallback, "pixel_scale_fallback");
    positive(maxAnnulusAttempts, "max_annulus_attempts");
    positive(annulusExpansionStep, "annulus_expansion_step");
    if (!(annulusInnerOffset >= 0 && annulusInnerOffset < Double.POSITIVE_INFINITY)) {
      throw unusable(annulusInnerOffset, "annulus_inner_offset", "use zero or more pixels");
    }
    if (!(bgFractionRejectLevel >= 0 && bgFractionRejectLevel <= 1)) {
      throw unusable(bgFractionRejectLevel, "bg_fraction_reject_level", "use 0 to 1");
    }
    if (!(zodiScaleMax > zodiScaleMin)) {
      throw new BadInputException(
          "limits " + zodiScaleMin + " and " + zodiScaleMax,
          "zodi_scale_min, zodi_scale_max",
          "use a larger maximum");
    }
    for (int bit : badFlags) {
      if (bit < 0 || bit >= MOST_FLAG_BITS) {
        throw unusable(bit, "bad_flags", "use bit numbers from 0 to 31");
      }
    }
  }

  /** The defaults of the specification. */
  public static PhotometryOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these options. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** All bits of {@link #badFlags} in one word. */
  public int badFlagMask() {
    int mask = 0;
    for (int bit : badFlags) {
      mask |= 1 << bit;
    }
    return mask;
  }

  private static void positive(double value, String name) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw unusable(value, name, "use a positive number");
    }
  }

  private static BadInputException unusable(Object value, String name, String remedy) {
    return new BadInputException("value " + value, name, remedy);
  }

  /** Collects options. */
  public static final class Builder {
    private ApertureMethod apertureMethod = ApertureMethod.FWHM;
    private double apertureDiameter = 3.0;
    private double fwhmMultiplier = 2.5;
    private int maxProcessingWorkers = 10;
    private List<Integer> badFlags = List.of(0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19);
    private double annulusInnerOffset = 1.414;
    private double minAnnulusArea = 10.0;
    private double maxOuterRadius = 5.0;
    private int minUsablePixels = 10;
    private double bgSigmaClipSigma = 3.0;
    private int bgSigmaClipMaxiters = 3;
    private boolean subtractZodi = true;
    private double zodiScaleMin = 0.0;
    private double zodiScaleMax = 10.0;
    private double pixelScaleFallback = 6.2;
    private int maxAnnulusAttempts = 5;
    private double annulusExpansionStep = 0.5;
    private BackgroundMethod backgroundMethod = BackgroundMethod.ANNULUS;
    private WindowSize windowSize = WindowSize.square(50);
    private BackgroundRules backgroundRules = BackgroundRules.REFERENCE;
    private PixelArea pixelArea = PixelArea.WCS;
    private PsfErratum psfErratum = PsfErratum.REPAIR;
    private double bgFractionRejectLevel = 0.5;
    private @Nullable String calibrationDirectory = null;

    private Builder() {}

    private Builder(PhotometryOptions options) {
      apertureMethod = options.apertureMethod;
      apertureDiameter = options.apertureDiameter;
      fwhmMultiplier = options.fwhmMultiplier;
      maxProcessingWorkers = options.maxProcessingWorkers;
      badFlags = options.badFlags;
      annulusInnerOffset = options.annulusInnerOffset;
      minAnnulusArea = options.minAnnulusArea;
      maxOuterRadius = options.maxOuterRadius;
      minUsablePixels = options.minUsablePixels;
      bgSigmaClipSigma = options.bgSigmaClipSigma;
      bgSigmaClipMaxiters = options.bgSigmaClipMaxiters;
      subtractZodi = options.subtractZodi;
      zodiScaleMin = options.zodiScaleMin;
      zodiScaleMax = options.zodiScaleMax;
      pixelScaleFallback = options.pixelScaleFallback;
      maxAnnulusAttempts = options.maxAnnulusAttempts;
      annulusExpansionStep = options.annulusExpansionStep;
      backgroundMethod = options.backgroundMethod;
      windowSize = options.windowSize;
      backgroundRules = options.backgroundRules;
      pixelArea = options.pixelArea;
      psfErratum = options.psfErratum;
      bgFractionRejectLevel = options.bgFractionRejectLevel;
      calibrationDirectory = options.calibrationDirectory;
    }

    /** Where the aperture diameter comes from. */
    public Builder apertureMethod(ApertureMethod value) {
      apertureMethod = value;
      return this;
    }

    /** Diameter in pixels, if fixed or if no width can be measured. */
    public Builder apertureDiameter(double value) {
      apertureDiameter = value;
      return this;
    }

    /** Diameter in units of the measured width. */
    public Builder fwhmMultiplier(double value) {
      fwhmMultiplier = value;
      return this;
    }

    /** Files measured at the same time. */
    public Builder maxProcessingWorkers(int value) {
      maxProcessingWorkers = value;
      return this;
    }

    /** Flag bits that quality control rejects; no effect on the photometry. */
    public Builder badFlags(List<Integer> value) {
      badFlags = value;
      return this;
    }

    /** Pixels between aperture and ring. */
    public Builder annulusInnerOffset(double value) {
      annulusInnerOffset = value;
      return this;
    }

    /** Kept for old parameter files, without effect. */
    public Builder minAnnulusArea(double value) {
      minAnnulusArea = value;
      return this;
    }

    /** Upper limit of the ring, and margin at the edge, in pixels. */
    public Builder maxOuterRadius(double value) {
      maxOuterRadius = value;
      return this;
    }

    /** Wanted number of clean background pixels. */
    public Builder minUsablePixels(int value) {
      minUsablePixels = value;
      return this;
    }

    /** Clipping of the background in standard deviations. */
    public Builder bgSigmaClipSigma(double value) {
      bgSigmaClipSigma = value;
      return this;
    }

    /** Most passes of that clipping. */
    public Builder bgSigmaClipMaxiters(int value) {
      bgSigmaClipMaxiters = value;
      return this;
    }

    /** Whether the scaled model of the zodiacal light is removed. */
    public Builder subtractZodi(boolean value) {
      subtractZodi = value;
      return this;
    }

    /** The scale must exceed this. */
    public Builder zodiScaleMin(double value) {
      zodiScaleMin = value;
      return this;
    }

    /** Largest accepted scale. */
    public Builder zodiScaleMax(double value) {
      zodiScaleMax = value;
      return this;
    }

    /** Pixel scale in arcsec for headers that give none. */
    public Builder pixelScaleFallback(double value) {
      pixelScaleFallback = value;
      return this;
    }

    /** Most sizes of the ring. */
    public Builder maxAnnulusAttempts(int value) {
      maxAnnulusAttempts = value;
      return this;
    }

    /** Growth of the ring in pixels. */
    public Builder annulusExpansionStep(double value) {
      annulusExpansionStep = value;
      return this;
    }

    /** Where the local background is measured. */
    public Builder backgroundMethod(BackgroundMethod value) {
      backgroundMethod = value;
      return this;
    }

    /** Rectangle of the window method. */
    public Builder windowSize(WindowSize value) {
      windowSize = value;
      return this;
    }

    /** What happens in crowded rings. */
    public Builder backgroundRules(BackgroundRules value) {
      backgroundRules = value;
      return this;
    }

    /** Which solid angle the flux uses. */
    public Builder pixelArea(PixelArea value) {
      pixelArea = value;
      return this;
    }

    /** What to do about misordered zone centres. */
    public Builder psfErratum(PsfErratum value) {
      psfErratum = value;
      return this;
    }

    /** Fraction of clean pixels below which the zodiacal light is not scaled. */
    public Builder bgFractionRejectLevel(double value) {
      bgFractionRejectLevel = value;
      return this;
    }

    /** Folder with calibration products, needed for {@link PixelArea#MAP}, or null. */
    public Builder calibrationDirectory(@Nullable String value) {
      calibrationDirectory = value;
      return this;
    }

    /** The options, checked. */
    public PhotometryOptions build() {
      return new PhotometryOptions(
          apertureMethod,
          apertureDiameter,
          fwhmMultiplier,
          maxProcessingWorkers,
          badFlags,
          annulusInnerOffset,
          minAnnulusArea,
          maxOuterRadius,
          minUsablePixels,
          bgSigmaClipSigma,
          bgSigmaClipMaxiters,
          subtractZodi,
          zodiScaleMin,
          zodiScaleMax,
          pixelScaleFallback,
          maxAnnulusAttempts,
          annulusExpansionStep,
          backgroundMethod,
          windowSize,
          backgroundRules,
          pixelArea,
          psfErratum,
          bgFractionRejectLevel,
          calibrationDirectory);
    }
  }
}
