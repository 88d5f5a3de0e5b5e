package org.alidade.spherex.archive;

import org.alidade.array.BadInputException;
import org.alidade.spherex.CutoutSize;
import org.jspecify.annotations.Nullable;

/** How large files will be (spec spherex 3.7, 4.4). MB are those of the reference, 1024^2 bytes. */
public final class SizeEstimate {
  private static final double FULL_IMAGE_MB = 71.6;
  private static final double SMALLEST_MB = 5.0;
  private static final double PSF_BYTES = 4.94e6;
  private static final double HEADER_BYTES = 0.1e6;
  private static final double BYTES_PER_PIXEL = 16;
  private static final double DETECTOR_AREA =
      (double) CutoutSize.DETECTOR_PIXELS * CutoutSize.DETECTOR_PIXELS;
  private static final double BYTES_PER_GB = 1024.0 * 1024 * 1024;

  private SizeEstimate() {}

  /**
   * The estimate of the reference implementation: in proportion to the pixels, at least 5 MB; 71.6
   * MB for the whole image and for text that is no size.
   */
  public static double referenceMegabytes(@Nullable String cutoutSize) {
    try {
      CutoutSize size = CutoutSize.ofNullable(cutoutSize);
      return size == null
          ? FULL_IMAGE_MB
          : Math.max(
              FULL_IMAGE_MB * (size.widthPixels() * size.heightPixels()) / DETECTOR_AREA,
              SMALLEST_MB);
    } catch (BadInputException e) {
      return FULL_IMAGE_MB;
    }
  }

  /** Bytes of one file: the stack of PSFs, the headers, and 16 bytes for each pixel. */
  public static double bytes(@Nullable CutoutSize size) {
    double pixels =
        size == null ? DETECTOR_AREA : side(size.widthPixels()) * side(size.heightPixels());
    return PSF_BYTES + HEADER_BYTES + BYTES_PER_PIXEL * pixels;
  }

  /** GB of 1024^3 bytes of that many files. */
  public static double gigabytes(int files, @Nullable CutoutSize size) {
    return files * bytes(size) / BYTES_PER_GB;
  }

  private static double side(double pixels) {
    return Math.min(Math.ceil(pixels), CutoutSize.DETECTOR_PIXELS);
  }
}
