package org.alidade.extraction;

import org.alidade.array.BadInputException;

/**
 * Background of an image.
 *
 * @param level background of each pixel
 * @param scatter standard deviation of each pixel's background
 * @param globalLevel background of the whole image
 * @param globalScatter standard deviation of the whole image's background
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Background(float[] level, float[] scatter, double globalLevel, double globalScatter) {
  /**
   * An image without its background.
   *
   * @param pixels the image, unchanged
   * @throws BadInputException if it is not of the same size
   */
  public float[] subtractedFrom(float[] pixels) {
    if (pixels.length != level.length) {
      throw new BadInputException(
          pixels.length + " pixels and a background of " + level.length,
          "background",
          "subtract it from the image it belongs to");
    }
    float[] signal = new float[pixels.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = pixels[i] - level[i];
    }
    return signal;
  }
}
