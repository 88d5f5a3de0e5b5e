package org.alidade.transients.image;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.math.ThreadBudget;

/**
 * Estimates the background in boxes of the image (after Bertin and Arnouts 1996, A&amp;A Supplement
 * 117, 393; spec transient 10.4). In a box values are clipped at 3 standard deviations; its level
 * is the median, or {@code 2.5 median - 1.5 mean} where the two differ by more than 0.3 standard
 * deviations. Sources that stand out of one estimate are left out of the next.
 *
 * <p>Example: {@code Sky sky = SkyEstimation.of(width, height, pixels, mask,
 * SkyOptions.defaults());}
 */
public final class SkyEstimation {
  private static final double CLIP = 3;
  private static final int ROUNDS = 10;
  private static final double LEAST_GOOD = 0.15;
  private static final int PASSES = 2;

  private final int width;
  private final int height;
  private final double[] pixels;
  private final byte[] mask;
  private final SkyOptions options;
  private final double[] filled;

  private SkyEstimation(int width, int height, double[] pixels, byte[] mask, SkyOptions options) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.mask = mask;
    this.options = options;
    this.filled = MaskFilling.fill(width, height, pixels, mask);
  }

  /**
   * The background of an image.
   *
   * @param width columns
   * @param height rows
   * @param pixels the image, row by row
   * @param mask bits of pixels that do not count
   * @throws BadInputException if an array does not fit, or too few pixels are left
   */
  public static Sky of(int width, int height, double[] pixels, byte[] mask, SkyOptions options) {
    return new SkyEstimation(width, height, pixels, mask, options).run();
  }

  private Sky run() {
    boolean[] sources = new boolean[pixels.length];
    MeshSurface[] meshes = meshes(sources);
    for (int pass = 0; pass < PASSES; pass++) {
      sources = sources(meshes[0].expanded(width, height), meshes[1]);
      meshes = meshes(sources);
    }
    double[] level = meshes[0].expanded(width, height);
    double[] sorted = meshes[0].values().clone();
    Arrays.sort(sorted);
    return new Sky(
        level,
        meshes[1].expanded(width, height),
        sources,
        sigma(level, sources),
        sorted[sorted.length / 2],
        sorted[sorted.length - 1] - sorted[0]);
  }

  /** Level and scatter of the boxes. */
  private MeshSurface[] meshes(boolean[] sources) {
    int columns = MeshSurface.boxes(width, options.boxPx());
    int rows = MeshSurface.boxes(height, options.boxPx());
    double[] level = new double[columns * rows];
    double[] scatter = new double[level.length];
    ThreadBudget.current()
        .forEach(
            level.length,
            box -> {
              ClippedSample sample = box((int) box, columns, rows, sources);
              level[(int) box] = level(sample);
              scatter[(int) box] = sample.count() == 0 ? Double.NaN : sample.deviation();
            });
    if (Arrays.stream(level).allMatch(Double::isNaN)) {
      throw new BadInputException(
          "no box of " + options.boxPx() + " pixels has enough sky",
          "background of an image of " + width + " x " + height,
          "choose larger boxes, or an image with less masked");
    }
    return new MeshSurface[] {surface(columns, rows, level), surface(columns, rows, scatter)};
  }

  private MeshSurface surface(int columns, int rows, double[] values) {
    return new MeshSurface(columns, rows, values)
        .withoutGaps()
        .medianFiltered(options.filterBoxes());
  }

  private ClippedSample box(int box, int columns, int rows, boolean[] sources) {
    int left = MeshSurface.first(box % columns, columns, width);
    int right = MeshSurface.first(box % columns + 1, columns, width);
    int low = MeshSurface.first(box / columns, rows, height);
    int high = MeshSurface.first(box / columns + 1, rows, height);
    double[] values = new double[(right - left) * (high - low)];
    int count = 0;
    for (int y = low; y < high; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        if (isSky(i, sources)) {
          values[count++] = pixels[i];
        }
      }
    }
    int enough = count < LEAST_GOOD * values.length ? 0 : count;
    return ClippedSample.of(values, enough, CLIP, ROUNDS);
  }

  private boolean isSky(int pixel, boolean[] sources) {
    return mask[pixel] == 0 && !sources[pixel] && Double.isFinite(pixels[pixel]);
  }

  private static double level(ClippedSample sample) {
    boolean skewed = Math.abs(sample.mean() - sample.median()) > 0.3 * sample.deviation();
    return skewed ? 2.5 * sample.median() - 1.5 * sample.mean() : sample.median();
  }

  /** Smoothed pixels that stand out, grown. */
  private boolean[] sources(double[] level, MeshSurface scatter) {
    double[] signal = new double[filled.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = filled[i] - level[i];
    }
    double[] smooth = Smoothing.gaussian(width, height, signal, 1);
    double[] sorted = scatter.values().clone();
    Arrays.sort(sorted);
    double threshold = options.sourceSigma() * sorted[sorted.length / 2];
    boolean[] bright = new boolean[smooth.length];
    for (int i = 0; i < bright.length; i++) {
      bright[i] = smooth[i] > threshold;
    }
    return MaskGrowth.grow(width, height, bright, options.sourceGrowthPx());
  }

  private double sigma(double[] level, boolean[] sources) {
    double[] signal = new double[pixels.length];
    int count = 0;
    for (int i = 0; i < signal.length; i++) {
      if (isSky(i, sources)) {
        signal[count++] = pixels[i] - level[i];
      }
    }
    return ClippedSample.robustDeviation(signal, count);
  }
}
