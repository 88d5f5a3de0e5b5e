package org.alidade.transients.image;

import org.alidade.array.BadInputException;
import org.alidade.fits.FitsHeader;
import org.alidade.transients.ingest.FrameMetadata;
import org.alidade.transients.ingest.RawFrame;
import org.jspecify.annotations.Nullable;

/**
 * An image as it was read, sky included, with what its detector is like.
 *
 * <p>Example: {@code RawImage.of(width, height, pixels, header).withGain(1.2).withReadNoise(5)}.
 *
 * @param width columns
 * @param height rows
 * @param pixels counts, row by row; NaN where there is none
 * @param header the header, with the world coordinates if there are any
 * @param gain electrons per count, NaN if unknown
 * @param readNoiseElectrons noise of reading a pixel, electrons
 * @param saturationCounts level from which pixels are saturated, infinite if unknown
 * @param exposureSeconds time exposed, NaN if unknown
 * @param mask bits of {@link org.alidade.transients.MaskBits} that came with the image
 * @param variance variance of each pixel that came with the image, counts squared
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record RawImage(
    int width,
    int height,
    double[] pixels,
    FitsHeader header,
    double gain,
    double readNoiseElectrons,
    double saturationCounts,
    double exposureSeconds,
    byte @Nullable [] mask,
    double @Nullable [] variance) {
  /**
   * Checks shapes and numbers.
   *
   * @throws BadInputException if an array does not fit or a number is out of range
   */
  public RawImage {
    long size = (long) width * height;
    check(
        width > 0 && height > 0 && pixels.length == size,
        pixels.length + " pixels for " + width + " x " + height);
    check(mask == null || mask.length == size, "a mask of another size");
    check(variance == null || variance.length == size, "variances of another size");
    check(!(gain <= 0), "a gain of " + gain);
    check(readNoiseElectrons >= 0, "a read noise of " + readNoiseElectrons);
    check(saturationCounts > 0, "a saturation level of " + saturationCounts);
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new BadInputException(what, "raw image", "correct the image or its header");
    }
  }

  /** An image of which nothing is known but its pixels and header. */
  public static RawImage of(int width, int height, double[] pixels, FitsHeader header) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        Double.NaN,
        0,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        null,
        null);
  }

  /** An image as it was read from a file. */
  public static RawImage of(RawFrame frame) {
    FrameMetadata metadata = frame.metadata();
    return new RawImage(
        metadata.width(),
        metadata.height(),
        frame.pixels(),
        frame.header(),
        metadata.gain().orElse(Double.NaN),
        metadata.readNoiseElectrons().orElse(0),
        metadata.saturationCounts().orElse(Double.POSITIVE_INFINITY),
        metadata.exposureSeconds(),
        frame.mask().orElse(null),
        frame.variance().orElse(null));
  }

  /** This image with other pixels. */
  public RawImage withPixels(double[] values) {
    return new RawImage(
        width,
        height,
        values,
        header,
        gain,
        readNoiseElectrons,
        saturationCounts,
        exposureSeconds,
        mask,
        variance);
  }

  /** This image with another header. */
  public RawImage withHeader(FitsHeader value) {
    return new RawImage(
        width,
        height,
        pixels,
        value,
        gain,
        readNoiseElectrons,
        saturationCounts,
        exposureSeconds,
        mask,
        variance);
  }

  /** This image with a gain, electrons per count. */
  public RawImage withGain(double value) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        value,
        readNoiseElectrons,
        saturationCounts,
        exposureSeconds,
        mask,
        variance);
  }

  /** This image with a read noise, electrons. */
  public RawImage withReadNoise(double value) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        gain,
        value,
        saturationCounts,
        exposureSeconds,
        mask,
        variance);
  }

  /** This image with a saturation level, counts. */
  public RawImage withSaturation(double value) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        gain,
        readNoiseElectrons,
        value,
        exposureSeconds,
        mask,
        variance);
  }

  /** This image with an exposure time, seconds. */
  public RawImage withExposure(double value) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        gain,
        readNoiseElectrons,
        saturationCounts,
        value,
        mask,
        variance);
  }

  /** This image with bits of bad pixels. */
  public RawImage withMask(byte[] bits) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        gain,
        readNoiseElectrons,
        saturationCounts,
        exposureSeconds,
        bits,
        variance);
  }

  /** This image with the variance of each pixel, counts squared. */
  public RawImage withVariance(double[] values) {
    return new RawImage(
        width,
        height,
        pixels,
        header,
        gain,
        readNoiseElectrons,
        saturationCounts,
        exposureSeconds,
        mask,
        values);
  }
}
