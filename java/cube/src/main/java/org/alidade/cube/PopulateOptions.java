package org.alidade.cube;

import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * Options of {@link CubeFile#populate}.
 *
 * <p>Example: {@code PopulateOptions.defaults().withRebinMode(RebinMode.INTERP)}.
 *
 * @param rebinMode how template pixels become observed pixels
 * @param safetyPadPixels template margin beyond the largest velocity, in template pixels
 * @param cubeOrder axis order of the spectra; needed only when S equals L
 * @param repairLosvd accept non-finite velocity histogram values as zero; otherwise they are an
 *     error
 */
public record PopulateOptions(
    RebinMode rebinMode, int safetyPadPixels, Optional<CubeOrder> cubeOrder, boolean repairLosvd) {
  private static final int DEFAULT_SAFETY_PAD_PIXELS = 64;

  /** Checks the margin. */
  public PopulateOptions {
    if (safetyPadPixels < 0) {
      throw new BadInputException(
          "safety pad of " + safetyPadPixels + " pixels", "safety_pad_px", "use zero or more");
    }
  }

  /** Overlap rebinning, a pad of 64 pixels, axis order from the shapes. */
  public static PopulateOptions defaults() {
    return new PopulateOptions(
        RebinMode.OVERLAP, DEFAULT_SAFETY_PAD_PIXELS, Optional.empty(), false);
  }

  /** These options with another rebin mode. */
  public PopulateOptions withRebinMode(RebinMode mode) {
    return new PopulateOptions(mode, safetyPadPixels, cubeOrder, repairLosvd);
  }

  /** These options with another safety pad. */
  public PopulateOptions withSafetyPadPixels(int pixels) {
    return new PopulateOptions(rebinMode, pixels, cubeOrder, repairLosvd);
  }

  /** These options with the axis order stated. */
  public PopulateOptions withCubeOrder(CubeOrder order) {
    return new PopulateOptions(rebinMode, safetyPadPixels, Optional.of(order), repairLosvd);
  }

  /** These options, with non-finite velocity histogram values accepted as zero. */
  public PopulateOptions withRepairLosvd(boolean repair) {
    return new PopulateOptions(rebinMode, safetyPadPixels, cubeOrder, repair);
  }
}
