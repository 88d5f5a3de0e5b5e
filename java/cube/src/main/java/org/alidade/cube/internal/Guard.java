package org.alidade.cube.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.BadInputException;

/**
 * Template margin beyond the observed range that convolution needs, and the crop that keeps it
 * (spec cubefit 1.6).
 *
 * @param pixels margin K_guard on each side, in template pixels
 * @param dlogLambda template step in ln(wavelength)
 * @param observedLow first observed pixel, ln(wavelength)
 * @param observedHigh last observed pixel, ln(wavelength)
 * @param safetyPadPixels margin beyond the largest velocity, in template pixels
 * @param cropLow first template pixel kept
 * @param cropHigh one past the last template pixel kept
 */
public record Guard(
    int pixels,
    double dlogLambda,
    double observedLow,
    double observedHigh,
    int safetyPadPixels,
    int cropLow,
    int cropHigh) {
  /** Tolerance, in template pixels, for a grid that ends exactly where the margin does. */
  private static final double ROUNDING_PIXELS = 1e-6;

  /**
   * Finds the crop.
   *
   * @throws BadInputException if the templates do not reach far enough; names the margins present
   *     and needed
   */
  public static Guard of(
      double[] temPix, double[] obsPix, double[] velPixKms, int safetyPadPixels) {
    double dlog = Grids.uniformStep(temPix, CubeLayout.TEM_PIX);
    double widest =
        Math.max(
            Math.abs(Grids.logShift(velPixKms[0])),
            Math.abs(Grids.logShift(velPixKms[velPixKms.length - 1])));
    int pixels = (int) Math.ceil(widest / dlog) + safetyPadPixels;
    double low = obsPix[0];
    double high = obsPix[obsPix.length - 1];
    requireCoverage(temPix, low, high, pixels, dlog);
    int first = lastAtOrBelow(temPix, low - pixels * dlog + ROUNDING_PIXELS * dlog);
    int last = firstAtOrAbove(temPix, high + pixels * dlog - ROUNDING_PIXELS * dlog);
    return new Guard(pixels, dlog, low, high, safetyPadPixels, first, last + 1);
  }

  private static void requireCoverage(
      double[] temPix, double low, double high, int pixels, double dlog) {
    double left = (low - temPix[0]) / dlog;
    double right = (temPix[temPix.length - 1] - high) / dlog;
    if (left < pixels - ROUNDING_PIXELS || right < pixels - ROUNDING_PIXELS) {
      throw new BadInputException(
          "templates reach "
              + (long) Math.floor(left)
              + " pixels below and "
              + (long) Math.floor(right)
              + " pixels above the observed range, "
              + pixels
              + " are needed",
          CubeLayout.TEM_PIX,
          "give templates with more margin, fewer observed pixels or a smaller safety pad");
    }
  }

  private static int lastAtOrBelow(double[] grid, double value) {
    int index = 0;
    while (index + 1 < grid.length && grid[index + 1] <= value) {
      index++;
    }
    return index;
  }

  private static int firstAtOrAbove(double[] grid, double value) {
    int index = grid.length - 1;
    while (index > 0 && grid[index - 1] >= value) {
      index--;
    }
    return index;
  }

  /** The contents of the attribute {@code guard_info_json} and of the {@code guard.*} scalars. */
  public Map<String, Number> attributes(double[] croppedTemPix) {
    Map<String, Number> values = new LinkedHashMap<>();
    values.put("Kguard_px", pixels);
    values.put("dlog_tem", dlogLambda);
    values.put("obs_lo", observedLow);
    values.put("obs_hi", observedHigh);
    values.put("tem_lo", croppedTemPix[0]);
    values.put("tem_hi", croppedTemPix[croppedTemPix.length - 1]);
    values.put("safety_pad_px", safetyPadPixels);
    return values;
  }
}
