package org.alidade.transients.image;

import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * An exposure for calibration: bias, dark or flat.
 *
 * @param width columns
 * @param height rows
 * @param pixels counts, row by row
 * @param exposureSeconds time exposed; 0 for a bias
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record CalibrationFrame(int width, int height, double[] pixels, double exposureSeconds) {
  /**
   * Checks the pixels.
   *
   * @throws StageException (CALIBRATION_INVALID) if they do not fit, are all 0 or not finite
   */
  public CalibrationFrame {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw invalid(pixels.length + " pixels for " + width + " x " + height);
    }
    boolean empty = true;
    for (double value : pixels) {
      if (!Double.isFinite(value)) {
        throw invalid("a pixel is " + value);
      }
      empty &= value == 0;
    }
    if (empty) {
      throw invalid("all pixels are 0");
    }
  }

  static StageException invalid(String what) {
    return new StageException(
        FailureCode.CALIBRATION_INVALID, what, "calibration frames", "leave the frame out");
  }
}
