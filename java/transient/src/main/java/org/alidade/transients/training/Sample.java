package org.alidade.transients.training;

import org.alidade.array.BadInputException;

/**
 * What a network learns from: the images around a position, and for the U-Net the pixels it is to
 * find.
 *
 * @param info what is known about it
 * @param channels number of images
 * @param size pixels per side
 * @param image the images one after the other, row by row, as the network takes them
 * @param mask 1 where the transient is, row by row; empty for triplets
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Sample(SampleInfo info, int channels, int size, float[] image, byte[] mask) {
  /**
   * Checks the shapes.
   *
   * @throws BadInputException if they disagree
   */
  public Sample {
    int pixels = size * size;
    if (image.length != channels * pixels || (mask.length != 0 && mask.length != pixels)) {
      throw new BadInputException(
          image.length + " values and " + mask.length + " mask pixels",
          "sample " + info.id() + " of " + channels + " x " + size + " x " + size,
          "give images and mask of one size");
    }
  }

  /** Whether there is a mask. */
  public boolean hasMask() {
    return mask.length > 0;
  }

  /** SHA-256 of the arrays, hexadecimal. */
  public String sha256() {
    return Sha256.of(image, mask);
  }
}
