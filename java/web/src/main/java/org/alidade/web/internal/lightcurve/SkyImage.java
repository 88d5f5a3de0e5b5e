package org.alidade.web.internal.lightcurve;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.Wcs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An image in memory: the first two-dimensional one of a FITS file.
 *
 * @param header header of the image
 * @param width pixels along x
 * @param height pixels along y
 * @param pixels values, x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
record SkyImage(FitsHeader header, int width, int height, float[] pixels) {
  private static final Logger LOG = LoggerFactory.getLogger(SkyImage.class);
  private static final long MOST_PIXELS = 100_000_000;
  private static final int SAMPLE = 1_000_000;

  /**
   * Reads a file.
   *
   * @throws BadInputException if it has no image of two dimensions, or one too large to show
   */
  static SkyImage read(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      for (int hdu = 0; hdu < file.hduCount(); hdu++) {
        FitsHeader header = file.header(hdu);
        boolean flat =
            header.findLong("NAXIS").orElse(header.findLong("ZNAXIS").orElse(0L)) == 2
                && !header.find("XTENSION").orElse("IMAGE").strip().equals("TABLE");
        if (flat && (isPlain(header) || header.contains("ZIMAGE"))) {
          return of(file.image(hdu));
        }
      }
    }
    throw new BadInputException(
        "no image of two dimensions", String.valueOf(path.getFileName()), "choose another file");
  }

  private static boolean isPlain(FitsHeader header) {
    return header.find("XTENSION").map(type -> type.strip().equals("IMAGE")).orElse(true);
  }

  private static SkyImage of(FitsImage image) {
    int[] shape = image.shape();
    if (image.size() > MOST_PIXELS) {
      throw new BadInputException(
          image.size() + " pixels", image.header().where(), "choose a smaller image");
    }
    return new SkyImage(image.header(), shape[1], shape[0], image.floats());
  }

  /** Value of a pixel, NaN outside the image. */
  float at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? Float.NaN : pixels[y * width + x];
  }

  /**
   * Percentiles of the finite values, of every so many of them where there are over a million.
   *
   * @param percents which, 0 to 100
   */
  double[] percentiles(double... percents) {
    int step = Math.max(1, pixels.length / SAMPLE);
    float[] sample = new float[pixels.length / step + 1];
    int count = 0;
    for (int i = 0; i < pixels.length; i += step) {
      if (Float.isFinite(pixels[i])) {
        sample[count++] = pixels[i];
      }
    }
    float[] sorted = Arrays.copyOf(sample, count);
    Arrays.sort(sorted);
    return Arrays.stream(percents).map(percent -> percentile(sorted, percent)).toArray();
  }

  private static double percentile(float[] sorted, double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - (double) sorted[below]);
  }

  /** Means of square blocks of pixels, ignoring NaN; blocks at the upper ends may be cut. */
  SkyImage binned(int block) {
    if (block == 1) {
      return this;
    }
    int columns = (width + block - 1) / block;
    int rows = (height + block - 1) / block;
    float[] means = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        means[row * columns + column] = mean(column * block, row * block, block);
      }
    }
    return new SkyImage(header, columns, rows, means);
  }

  private float mean(int x0, int y0, int block) {
    double sum = 0;
    int count = 0;
    for (int y = y0; y < Math.min(y0 + block, height); y++) {
      for (int x = x0; x < Math.min(x0 + block, width); x++) {
        float value = pixels[y * width + x];
        if (Float.isFinite(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Float.NaN : (float) (sum / count);
  }

  /** Brightness of every pixel, 0 to 254, and 255 for NaN. */
  byte[] brightness(Stretch stretch, double low, double high) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      double level = stretch.of(pixels[i], low, high);
      bytes[i] = (byte) (Double.isNaN(level) ? 255 : Math.round(254 * level));
    }
    return bytes;
  }

  /** Pixel of a position on the sky, counted from 0; empty if the image does not say. */
  Optional<double[]> pixel(double raDegrees, double decDegrees) {
    if (!header.contains("CTYPE1")) {
      return Optional.empty();
    }
    try (Wcs wcs = Wcs.of(header, Wcs.PRIMARY, PixelOrigin.ZERO)) {
      double[] pixel = wcs.worldToPixel(raDegrees, decDegrees);
      return Optional.of(pixel).filter(xy -> Double.isFinite(xy[0]) && Double.isFinite(xy[1]));
    } catch (AlidadeException e) {
      LOG.debug("the sky coordinates of {} are not used", header.where(), e);
      return Optional.empty();
    }
  }
}
