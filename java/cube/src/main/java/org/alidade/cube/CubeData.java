package org.alidade.cube;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;

/**
 * Observed spectra with the pixels that count: kept by the mask and finite.
 *
 * <p>Example: {@code data.validPixels(12).length} is the number of rows spaxel 12 contributes.
 */
public final class CubeData implements AutoCloseable {
  private final DoubleArray spectra;
  private final boolean[] keep;
  private final int spaxels;
  private final int pixels;

  private CubeData(DoubleArray spectra, boolean[] keep) {
    this.spectra = spectra;
    this.keep = keep;
    this.spaxels = Math.toIntExact(spectra.shape().length(0));
    this.pixels = Math.toIntExact(spectra.shape().length(1));
  }

  /**
   * Data and mask; takes over the array and closes it.
   *
   * @param spectra (S, L) observed flux; non-finite values count as missing
   * @param keep L values, true = use the pixel
   * @throws BadInputException if the lengths differ or nothing is kept
   */
  public static CubeData of(DoubleArray spectra, boolean[] keep) {
    if (keep.length != spectra.shape().length(1)) {
      throw new BadInputException(
          "mask has "
              + keep.length
              + " values, the spectra have "
              + spectra.shape().length(1)
              + " pixels",
          "/Mask",
          "pass one value per observed pixel");
    }
    return new CubeData(spectra, keep.clone());
  }

  /** Number of spaxels S. */
  public int spaxels() {
    return spaxels;
  }

  /** Number of observed pixels L, masked ones included. */
  public int pixels() {
    return pixels;
  }

  /** Observed flux (S, L); masked and non-finite values included. */
  public DoubleArray spectra() {
    return spectra;
  }

  /** Whether the mask keeps a pixel. */
  public boolean keeps(int pixel) {
    return keep[pixel];
  }

  /** The mask, true = use the pixel, as a copy. */
  public boolean[] keep() {
    return keep.clone();
  }

  /** Spectrum of one spaxel, L values, as a copy. */
  public double[] spectrum(int spaxel) {
    double[] values = new double[pixels];
    spectra.copyTo((long) spaxel * pixels, values, 0, pixels);
    return values;
  }

  /** Pixels of one spaxel that the mask keeps and whose value is finite, ascending. */
  public int[] validPixels(int spaxel) {
    double[] values = spectrum(spaxel);
    int[] valid = new int[pixels];
    int count = 0;
    for (int l = 0; l < pixels; l++) {
      if (keep[l] && Double.isFinite(values[l])) {
        valid[count++] = l;
      }
    }
    return Arrays.copyOf(valid, count);
  }

  @Override
  public void close() {
    spectra.close();
  }
}
