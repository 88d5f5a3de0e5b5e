package org.alidade.transients.difference;

import org.alidade.array.BadInputException;

/**
 * How a proper subtraction is done.
 *
 * <p>Example: {@code ZogyOptions.defaults().withFluxScales(1.02, 1).withAstrometricNoise(0.05,
 * 0.05)}.
 *
 * @param scienceFluxScale counts of the science image per unit of flux
 * @param referenceFluxScale counts of the reference image per unit of flux
 * @param astrometricNoiseXPx scatter of the registration along columns' axis x, pixels
 * @param astrometricNoiseYPx scatter of the registration along y, pixels
 * @param frequencyCut frequencies whose point-spread functions fall below about this part of the
 *     largest are left out
 * @param singlePrecision whether large arrays are kept in single precision
 * @param zeroPadded whether the images are surrounded by zeros as wide as the point-spread
 *     functions; if not, they count as periodic, and the margin means nothing
 * @param keepsKernels whether the result has the kernels of the score
 * @param maskGrowthPx radius by which masked pixels grow in the mask of the result, pixels
 * @param saturatedGrowthPx the same for saturated pixels and bleed trails
 */
public record ZogyOptions(
    double scienceFluxScale,
    double referenceFluxScale,
    double astrometricNoiseXPx,
    double astrometricNoiseYPx,
    double frequencyCut,
    boolean singlePrecision,
    boolean zeroPadded,
    boolean keepsKernels,
    double maskGrowthPx,
    double saturatedGrowthPx) {
  /**
   * Checks ranges.
   *
   * @throws BadInputException if a flux scale is not positive or another number is negative
   */
  public ZogyOptions {
    checkPositive(scienceFluxScale, "scienceFluxScale");
    checkPositive(referenceFluxScale, "referenceFluxScale");
    checkNotNegative(astrometricNoiseXPx, "astrometricNoiseXPx");
    checkNotNegative(astrometricNoiseYPx, "astrometricNoiseYPx");
    checkPositive(frequencyCut, "frequencyCut");
    checkNotNegative(maskGrowthPx, "maskGrowthPx");
    checkNotNegative(saturatedGrowthPx, "saturatedGrowthPx");
  }

  /** Equal flux scales, no astrometric noise, double precision, periodic images. */
  public static ZogyOptions defaults() {
    return new ZogyOptions(1, 1, 0, 0, 1e-9, false, false, false, 2, 14);
  }

  /** Other flux scales. */
  public ZogyOptions withFluxScales(double science, double reference) {
    return new ZogyOptions(
        science,
        reference,
        astrometricNoiseXPx,
        astrometricNoiseYPx,
        frequencyCut,
        singlePrecision,
        zeroPadded,
        keepsKernels,
        maskGrowthPx,
        saturatedGrowthPx);
  }

  /** Another scatter of the registration, in pixels. */
  public ZogyOptions withAstrometricNoise(double xPx, double yPx) {
    return new ZogyOptions(
        scienceFluxScale,
        referenceFluxScale,
        xPx,
        yPx,
        frequencyCut,
        singlePrecision,
        zeroPadded,
        keepsKernels,
        maskGrowthPx,
        saturatedGrowthPx);
  }

  /** Another frequency cut. */
  public ZogyOptions withFrequencyCut(double cut) {
    return new ZogyOptions(
        scienceFluxScale,
        referenceFluxScale,
        astrometricNoiseXPx,
        astrometricNoiseYPx,
        cut,
        singlePrecision,
        zeroPadded,
        keepsKernels,
        maskGrowthPx,
        saturatedGrowthPx);
  }

  /** Single or double precision. */
  public ZogyOptions withSinglePrecision(boolean single) {
    return new ZogyOptions(
        scienceFluxScale,
        referenceFluxScale,
        astrometricNoiseXPx,
        astrometricNoiseYPx,
        frequencyCut,
        single,
        zeroPadded,
        keepsKernels,
        maskGrowthPx,
        saturatedGrowthPx);
  }

  /** Images surrounded by zeros, or periodic ones. */
  public ZogyOptions withZeroPadding(boolean padded) {
    return new ZogyOptions(
        scienceFluxScale,
        referenceFluxScale,
        astrometricNoiseXPx,
        astrometricNoiseYPx,
        frequencyCut,
        singlePrecision,
        padded,
        keepsKernels,
        maskGrowthPx,
        saturatedGrowthPx);
  }

  /** With or without the kernels in the result. */
  public ZogyOptions withKernels(boolean kept) {
    return new ZogyOptions(
        scienceFluxScale,
        referenceFluxScale,
        astrometricNoiseXPx,
        astrometricNoiseYPx,
        frequencyCut,
        singlePrecision,
        zeroPadded,
        kept,
        maskGrowthPx,
        saturatedGrowthPx);
  }

  /** Other growth of the mask, in pixels. */
  public ZogyOptions withMaskGrowth(double maskedPx, double saturatedPx) {
    return new ZogyOptions(
        scienceFluxScale,
        referenceFluxScale,
        astrometricNoiseXPx,
        astrometricNoiseYPx,
        frequencyCut,
        singlePrecision,
        zeroPadded,
        keepsKernels,
        maskedPx,
        saturatedPx);
  }

  private static void checkPositive(double value, String name) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new BadInputException("value " + value, name, "use a positive number");
    }
  }

  private static void checkNotNegative(double value, String name) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new BadInputException("value " + value, name, "use 0 or a positive number");
    }
  }
}
