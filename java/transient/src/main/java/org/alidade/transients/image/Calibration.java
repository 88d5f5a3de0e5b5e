package org.alidade.transients.image;

import org.alidade.transients.FailureCode;
import org.alidade.transients.MaskBits;
import org.alidade.transients.StageException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the detector adds off an image and divides by its sensitivity (spec transient 10.1):
 * {@code (raw - bias - rate exposure) / flat}, with the variance that follows from photons, read
 * noise and the noise of the masters. Pixels with a flat below 0.2 are bad.
 *
 * <p>Example: {@code RawImage calibrated = new Calibration(bias, dark, flat).apply(raw);}
 *
 * @param bias counts, or null
 * @param dark counts per second, or null
 * @param flat sensitivity, or null
 */
public record Calibration(
    @Nullable MasterFrame bias, @Nullable MasterFrame dark, @Nullable MasterFrame flat) {
  private static final double LEAST_FLAT = 0.2;

  /** Whether there is nothing to apply. */
  public boolean isEmpty() {
    return bias == null && dark == null && flat == null;
  }

  /**
   * Calibrates an image.
   *
   * @return pixels, variance and mask of the calibrated image; a variance only if the gain is known
   * @throws StageException (CALIBRATION_INVALID) if a master has another size, or there is a dark
   *     and no exposure time
   */
  public RawImage apply(RawImage raw) {
    requireSize(bias, raw);
    requireSize(dark, raw);
    requireSize(flat, raw);
    double exposure = dark == null ? 0 : exposure(raw);
    double[] pixels = new double[raw.pixels().length];
    double[] variance = new double[pixels.length];
    byte[] mask = raw.mask() == null ? new byte[pixels.length] : raw.mask().clone();
    double readNoise = raw.readNoiseElectrons() / raw.gain();
    for (int i = 0; i < pixels.length; i++) {
      double light = raw.pixels()[i] - value(bias, i, 0);
      double divisor = value(flat, i, 1);
      if (!(divisor >= LEAST_FLAT)) {
        mask[i] |= MaskBits.BAD;
        divisor = 1;
      }
      pixels[i] = (light - exposure * value(dark, i, 0)) / divisor;
      double detected =
          Math.max(light, 0) / raw.gain()
              + readNoise * readNoise
              + variance(bias, i)
              + exposure * exposure * variance(dark, i);
      variance[i] = (detected + pixels[i] * pixels[i] * variance(flat, i)) / (divisor * divisor);
    }
    RawImage calibrated = raw.withPixels(pixels).withMask(mask);
    return Double.isNaN(raw.gain()) ? calibrated : calibrated.withVariance(variance);
  }

  private static double exposure(RawImage raw) {
    if (!(raw.exposureSeconds() > 0)) {
      throw new StageException(
          FailureCode.CALIBRATION_INVALID,
          "an exposure of " + raw.exposureSeconds() + " s",
          raw.header().where(),
          "give the exposure time, or calibrate without a dark");
    }
    return raw.exposureSeconds();
  }

  private static void requireSize(@Nullable MasterFrame master, RawImage raw) {
    if (master != null && (master.width() != raw.width() || master.height() != raw.height())) {
      throw new StageException(
          FailureCode.CALIBRATION_INVALID,
          "a master of " + master.width() + " x " + master.height() + " pixels",
          raw.header().where(),
          "use calibration frames of " + raw.width() + " x " + raw.height());
    }
  }

  private static double value(@Nullable MasterFrame master, int pixel, double without) {
    return master == null ? without : master.values()[pixel];
  }

  private static double variance(@Nullable MasterFrame master, int pixel) {
    return master == null ? 0 : master.variance()[pixel];
  }
}
