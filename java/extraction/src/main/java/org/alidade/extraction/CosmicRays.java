package org.alidade.extraction;

import java.util.Arrays;
import org.alidade.array.BadInputException;

/**
 * Finds cosmic rays by the sharpness of their edges and replaces them by the median around (van
 * Dokkum 2001, PASP 113, 1420): a Laplacian of the image at twice its sampling finds edges, the
 * fine structure of the image tells those of stars.
 *
 * <p>The noise is that of an uncertainty image; pixels without a value or an uncertainty are
 * neither hit nor changed.
 *
 * <pre>{@code
 * CleanedPixels clean = CosmicRays.clean(
 *     science, uncertainty, width, height, CosmicRayOptions.defaults());
 * }</pre>
 */
public final class CosmicRays {
  private static final int MEDIUM = 2;
  private static final int WIDE = 3;

  private final int width;
  private final int height;
  private final float[] noise;
  private final CosmicRayOptions options;
  private final PixelWindow window;
  private final float[] image;
  private final boolean[] hits;

  private CosmicRays(
      float[] pixels, float[] noise, int width, int height, CosmicRayOptions options) {
    this.width = width;
    this.height = height;
    this.noise = noise;
    this.options = options;
    this.window = new PixelWindow(width, height);
    this.image = pixels.clone();
    this.hits = new boolean[image.length];
  }

  /**
   * Cleans an image.
   *
   * @param pixels the image, row by row, unchanged
   * @param uncertainty standard deviations of its pixels, in their unit
   * @param width pixels of a row
   * @param height rows
   * @throws BadInputException if an array does not have width times height values
   */
  public static CleanedPixels clean(
      float[] pixels, float[] uncertainty, int width, int height, CosmicRayOptions options) {
    long size = (long) width * height;
    if (width < 1 || height < 1 || pixels.length != size || uncertainty.length != size) {
      throw new BadInputException(
          pixels.length + " pixels and " + uncertainty.length + " uncertainties",
          "an image of " + width + " x " + height,
          "give one of each per pixel");
    }
    return new CosmicRays(pixels, uncertainty, width, height, options).run();
  }

  private CleanedPixels run() {
    int found = 0;
    int passes = 0;
    for (int pass = 0; pass < options.iterations(); pass++) {
      int more = pass();
      if (more == 0) {
        break;
      }
      found += more;
      passes++;
      replaceHits();
    }
    return new CleanedPixels(image, hits, found, passes);
  }

  /** One pass over the image; returns the number of pixels newly hit. */
  private int pass() {
    float[] sharpness = sharpness();
    double low = options.sigma() * options.neighbourFraction();
    // Medians of what is never negative only make it smaller: the rest need not be looked at.
    float[] significance = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      if (sharpness[i] > low) {
        significance[i] = sharpness[i] - window.median(sharpness, i % width, i / width, MEDIUM);
      }
    }
    boolean[] first = grown(peaks(significance), significance, options.sigma());
    return add(grown(first, significance, low));
  }

  /** Positive part of the Laplacian at twice the sampling, in units of the noise. */
  private float[] sharpness() {
    float[] sharpness = new float[image.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        if (isKnown(at)) {
          float left = beside(at, column > 0 ? at - 1 : at);
          float right = beside(at, column < width - 1 ? at + 1 : at);
          float below = beside(at, row > 0 ? at - width : at);
          float above = beside(at, row < height - 1 ? at + width : at);
          sharpness[at] = laplacian(image[at], left, right, below, above) / (2 * noise[at]);
        }
      }
    }
    return sharpness;
  }

  /**
   * Mean over the four parts of a pixel of the positive part of their Laplacian: two neighbours of
   * each are parts of the same pixel.
   */
  private static float laplacian(float value, float left, float right, float below, float above) {
    float twice = 2 * value;
    return (Math.max(0, twice - left - below)
            + Math.max(0, twice - left - above)
            + Math.max(0, twice - right - below)
            + Math.max(0, twice - right - above))
        / 4;
  }

  private float beside(int at, int neighbour) {
    return Float.isNaN(image[neighbour]) ? image[at] : image[neighbour];
  }

  private boolean isKnown(int at) {
    return Float.isFinite(image[at]) && noise[at] > 0 && Float.isFinite(noise[at]);
  }

  /** Significant pixels that are sharper than stars. */
  private boolean[] peaks(float[] significance) {
    boolean[] peaks = new boolean[image.length];
    for (int i = 0; i < image.length; i++) {
      peaks[i] =
          significance[i] > options.sigma()
              && significance[i] > options.objectLimit() * fineStructure(i % width, i / width);
    }
    return peaks;
  }

  /** Median of 3 x 3 pixels less the median of that over 7 x 7, in units of the noise. */
  private double fineStructure(int column, int row) {
    int side = 2 * WIDE + 1;
    float[] medians = new float[side * side];
    Arrays.fill(medians, Float.NaN);
    PixelWindow small = new PixelWindow(side, side);
    for (int dy = -WIDE; dy <= WIDE; dy++) {
      for (int dx = -WIDE; dx <= WIDE; dx++) {
        int x = column + dx;
        int y = row + dy;
        if (x >= 0 && x < width && y >= 0 && y < height) {
          medians[(dy + WIDE) * side + dx + WIDE] = window.median(image, x, y, 1);
        }
      }
    }
    float around = small.median(medians, WIDE, WIDE, WIDE);
    double fine = (medians[WIDE * side + WIDE] - around) / noise[row * width + column];
    return Math.max(fine, 0.01);
  }

  /** Pixels of a set and those around them that are significant enough. */
  private boolean[] grown(boolean[] seeds, float[] significance, double least) {
    boolean[] grown = new boolean[image.length];
    for (int i = 0; i < image.length; i++) {
      grown[i] = significance[i] > least && touches(seeds, i % width, i / width);
    }
    return grown;
  }

  private boolean touches(boolean[] seeds, int column, int row) {
    for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
        if (seeds[y * width + x]) {
          return true;
        }
      }
    }
    return false;
  }

  private int add(boolean[] found) {
    int more = 0;
    for (int i = 0; i < found.length; i++) {
      if (found[i] && !hits[i]) {
        hits[i] = true;
        more++;
      }
    }
    return more;
  }

  private void replaceHits() {
    float[] replaced = image.clone();
    for (int i = 0; i < image.length; i++) {
      if (hits[i]) {
        replaced[i] = window.goodMedian(image, hits, i % width, i / width);
      }
    }
    System.arraycopy(replaced, 0, image, 0, image.length);
  }
}
