package org.alidade.transients.image;

import java.util.Arrays;
import java.util.List;
import org.alidade.math.Quantiles;

/** Chooses the sources that show the point-spread function (spec transient 10.5). */
final class StarSelection {
  private static final double WIDTH_TOLERANCE = 0.06;
  private static final double SHAPE_TOLERANCE = 0.08;

  private final StarList list;
  private final PsfOptions options;

  private StarSelection(StarList list, PsfOptions options) {
    this.list = list;
    this.options = options;
  }

  /**
   * Unsaturated, isolated, bright sources that are as wide as most and stretched as most.
   *
   * @param list all sources of the image
   * @param width columns of the image
   * @param height rows of the image
   * @param marginPx distance from the border
   */
  static List<Star> of(StarList list, int width, int height, int marginPx, PsfOptions options) {
    StarSelection selection = new StarSelection(list, options);
    List<Star> candidates =
        list.clean(options.leastSignalToNoise()).stream()
            .filter(
                star ->
                    star.x() >= marginPx
                        && star.y() >= marginPx
                        && star.x() <= width - 1 - marginPx
                        && star.y() <= height - 1 - marginPx)
            .filter(selection::isIsolated)
            .toList();
    return ofOneShape(candidates).stream().limit(options.mostStars()).toList();
  }

  private boolean isIsolated(Star star) {
    double reach = options.isolationPx();
    return list.stars().stream()
        .noneMatch(
            other ->
                !other.equals(star)
                    && other.peak() > options.neighbourFraction() * star.peak()
                    && Math.hypot(other.x() - star.x(), other.y() - star.y()) < reach);
  }

  private static List<Star> ofOneShape(List<Star> stars) {
    double[] widths = stars.stream().mapToDouble(Star::widthPx).toArray();
    double width = narrowestCrowd(widths);
    List<Star> alike =
        stars.stream()
            .filter(star -> Math.abs(star.widthPx() - width) <= WIDTH_TOLERANCE * width)
            .toList();
    double e1 = Quantiles.median(alike.stream().mapToDouble(Star::e1).toArray());
    double e2 = Quantiles.median(alike.stream().mapToDouble(Star::e2).toArray());
    return alike.stream()
        .filter(star -> Math.hypot(star.e1() - e1, star.e2() - e2) <= SHAPE_TOLERANCE)
        .toList();
  }

  /**
   * The narrowest width that many share: cores of galaxies crowd too, but nothing is narrower than
   * a star.
   */
  private static double narrowestCrowd(double[] widths) {
    int most = 0;
    for (double width : widths) {
      most = Math.max(most, crowd(widths, width).length);
    }
    double least = Double.NaN;
    for (double width : widths) {
      boolean shared = 2 * crowd(widths, width).length >= most;
      if (shared && !(width >= least)) {
        least = width;
      }
    }
    return mode(crowd(widths, least * (1 + WIDTH_TOLERANCE / 2)));
  }

  private static double[] crowd(double[] widths, double width) {
    return Arrays.stream(widths)
        .filter(other -> Math.abs(other - width) <= WIDTH_TOLERANCE * width)
        .toArray();
  }

  /**
   * Where values crowd: the shortest run with half of them, halved again until three are left
   * (Bickel and Fruehwirth 2006, Computational Statistics and Data Analysis 50, 3500); NaN does not
   * count.
   */
  static double mode(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int from = 0;
    int count = sorted.length;
    while (count > 3) {
      int half = (count + 1) / 2;
      int best = from;
      for (int i = from; i + half <= from + count; i++) {
        if (sorted[i + half - 1] - sorted[i] < sorted[best + half - 1] - sorted[best]) {
          best = i;
        }
      }
      from = best;
      count = half;
    }
    return Quantiles.median(Arrays.copyOfRange(sorted, from, from + count));
  }
}
