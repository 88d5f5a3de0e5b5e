package org.alidade.cube.mock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alidade.cube.survey.SurveyImage;

/**
 * The bins of a field cut into more bins, or a part of them. Pixels are halved, thirded and so on
 * until the smallest bin has one for each of its parts.
 */
final class TiledField {
  private static final int ROUNDS = 8;

  private final int[] own;
  private final double[] baseX;
  private final double[] baseY;
  private final double[] baseArea;
  private final double[] x;
  private final double[] y;
  private final double[] area;
  private final SurveyImage image;

  /**
   * Cuts a field.
   *
   * @param base pixels and bins
   * @param baseBins number of bins
   * @param bins number of bins wanted
   */
  TiledField(SurveyImage base, int baseBins, int bins, Random random) {
    own = new int[bins];
    int[] parts = new int[baseBins];
    for (int s = 0; s < bins; s++) {
      own[s] = bins < baseBins ? (int) ((s + 0.5) * baseBins / bins) : s * baseBins / bins;
      parts[own[s]]++;
    }
    baseArea = new double[baseBins];
    for (int bin : base.bin()) {
      baseArea[bin]++;
    }
    baseX = means(base.x(), base.bin(), baseArea);
    baseY = means(base.y(), base.bin(), baseArea);
    image = cut(base, parts, random);
    area = new double[bins];
    for (int bin : image.bin()) {
      area[bin]++;
    }
    x = means(image.x(), image.bin(), area);
    y = means(image.y(), image.bin(), area);
    int split = split(parts);
    for (int s = 0; s < bins; s++) {
      area[s] /= (double) split * split;
    }
  }

  /** A round field in which every bin is one pixel, for libraries without an image. */
  static SurveyImage round(int bins) {
    int half = (int) Math.ceil(Math.sqrt(bins / Math.PI)) + 1;
    int side = 2 * half + 1;
    int[] inside =
        IntStream.range(0, side * side)
            .boxed()
            .sorted(
                (a, b) ->
                    Double.compare(
                        Math.hypot(a % side - half, a / side - half),
                        Math.hypot(b % side - half, b / side - half)))
            .limit(bins)
            .mapToInt(Integer::intValue)
            .toArray();
    return new SurveyImage(
        IntStream.of(inside).mapToDouble(i -> i % side - half).toArray(),
        IntStream.of(inside).mapToDouble(i -> i / side - half).toArray(),
        IntStream.range(0, bins).toArray());
  }

  private static double[] means(double[] values, int[] bin, double[] count) {
    double[] means = new double[count.length];
    for (int i = 0; i < values.length; i++) {
      means[bin[i]] += values[i] / count[bin[i]];
    }
    return means;
  }

  /** Pixels of each side of a pixel. */
  private int split(int[] parts) {
    int split = 1;
    for (int b = 0; b < parts.length; b++) {
      split = Math.max(split, (int) Math.ceil(Math.sqrt(parts[b] / baseArea[b])));
    }
    return split;
  }

  private SurveyImage cut(SurveyImage base, int[] parts, Random random) {
    int split = split(parts);
    double step = pixelStep(base) / split;
    List<double[]> pixels = new ArrayList<>();
    int first = 0;
    for (int b = 0; b < parts.length; b++) {
      if (parts[b] > 0) {
        List<double[]> inside = subpixels(base, b, split, step);
        double[] px = inside.stream().mapToDouble(p -> p[0]).toArray();
        double[] py = inside.stream().mapToDouble(p -> p[1]).toArray();
        double[] even = inside.stream().mapToDouble(p -> 1).toArray();
        int[] cell = Centroids.assign(px, py, even, parts[b], ROUNDS, random);
        for (int i = 0; i < cell.length; i++) {
          pixels.add(new double[] {px[i], py[i], first + cell[i]});
        }
      }
      first += parts[b];
    }
    return new SurveyImage(
        pixels.stream().mapToDouble(p -> p[0]).toArray(),
        pixels.stream().mapToDouble(p -> p[1]).toArray(),
        pixels.stream().mapToInt(p -> (int) p[2]).toArray());
  }

  private static List<double[]> subpixels(SurveyImage base, int bin, int split, double step) {
    List<double[]> inside = new ArrayList<>();
    for (int i = 0; i < base.bin().length; i++) {
      if (base.bin()[i] == bin) {
        for (int part = 0; part < split * split; part++) {
          inside.add(
              new double[] {
                base.x()[i] + (part % split - 0.5 * (split - 1)) * step,
                base.y()[i] + (Math.floorDiv(part, split) - 0.5 * (split - 1)) * step
              });
        }
      }
    }
    return inside;
  }

  /** Distance of neighbouring pixels along x. */
  private static double pixelStep(SurveyImage base) {
    double[] sorted = base.x().clone();
    Arrays.sort(sorted);
    double step = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      double gap = sorted[i] - sorted[i - 1];
      step = gap > 1e-6 ? Math.min(step, gap) : step;
    }
    return step;
  }

  /** The bin each part was cut from. */
  int[] ownBins() {
    return own.clone();
  }

  /** The bin whose centre is nearest to the place of each part in a stretched field. */
  int[] binsAt(double stretch) {
    int[] nearest = new int[x.length];
    for (int s = 0; s < x.length; s++) {
      double best = Double.POSITIVE_INFINITY;
      for (int b = 0; b < baseX.length; b++) {
        double dx = stretch * x[s] - baseX[b];
        double dy = stretch * y[s] - baseY[b];
        if (dx * dx + dy * dy < best) {
          best = dx * dx + dy * dy;
          nearest[s] = b;
        }
      }
    }
    return nearest;
  }

  /** Area of a part relative to that of a bin of the field it was cut from. */
  double areaRatio(int spaxel, int baseBin) {
    return area[spaxel] / baseArea[baseBin];
  }

  SurveyImage image() {
    return image;
  }
}
