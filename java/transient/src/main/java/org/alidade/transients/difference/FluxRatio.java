package org.alidade.transients.difference;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.Precision;
import org.alidade.math.Quantiles;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * The ratio of the flux scales of two images, science over reference (spec transient 11.7).
 *
 * <p>{@link #fit} needs no star positions: for the right ratio the cross-filtered images agree on
 * everything that did not change. Every island of bright pixels gives one ratio; transients and
 * variables are single islands and hardly move the weighted median.
 *
 * <p>Example: {@code FluxRatio beta = FluxRatio.fit(pair, masked, FluxRatioOptions.defaults());}
 *
 * @param value F_n / F_r
 * @param relativeError its relative standard error, from the scatter of the ratios
 * @param sources islands or stars that gave a ratio
 */
public record FluxRatio(double value, double relativeError, int sources) {
  private static final int LEAST_ISLANDS = 3;

  /**
   * The ratio for which the cross-filtered images agree.
   *
   * @param pair the images
   * @param masked pixels that do not count, one value per pixel
   * @throws StageException if there are fewer than three bright sources
   * @throws BadInputException if the mask does not fit
   */
  public static FluxRatio fit(ImagePair pair, boolean[] masked, FluxRatioOptions options) {
    if (masked.length != pair.science().length) {
      throw new BadInputException(
          masked.length + " mask values for " + pair.science().length + " pixels",
          "flux ratio",
          "give one per pixel");
    }
    try (PlaneWorkspace<DoubleArray> work =
        new PlaneWorkspace<>(Precision.DOUBLE, pair.width(), pair.height(), 0)) {
      CrossFilter<DoubleArray> filter = new CrossFilter<>(work, pair, options.frequencyCut());
      FluxRatio last = new FluxRatio(1, 1, 0);
      for (int round = 0; round < options.mostRounds(); round++) {
        filter.apply(last.value);
        FluxRatio next = ratio(filter, pair, masked, last.value, options);
        boolean settled =
            Math.abs(next.value - last.value) < options.tolerance() * Math.max(1, next.value);
        last = next;
        if (settled) {
          break;
        }
      }
      return last;
    }
  }

  private static FluxRatio ratio(
      CrossFilter<DoubleArray> filter,
      ImagePair pair,
      boolean[] masked,
      double beta,
      FluxRatioOptions options) {
    double[] science = filter.science();
    double[] reference = filter.reference();
    boolean[] bright = new boolean[science.length];
    int margin = options.marginPx();
    for (int y = margin; y < pair.height() - margin; y++) {
      for (int x = margin; x < pair.width() - margin; x++) {
        int i = y * pair.width() + x;
        bright[i] =
            !masked[i] && science[i] + beta * reference[i] > 2 * options.leastSignificance();
      }
    }
    Islands islands = Islands.of(pair.width(), pair.height(), bright);
    if (islands.count() < LEAST_ISLANDS) {
      throw new StageException(
          FailureCode.SUBTRACTION_FAILED,
          islands.count() + " bright sources",
          "flux ratio",
          "give images with three or more, or the flux scales");
    }
    return weighted(islands.sums(science), islands.sums(reference));
  }

  /**
   * Weighted median of flux ratios, weight the geometric mean of the fluxes; pairs that are not
   * positive do not count.
   *
   * @param science fluxes on the science image
   * @param reference fluxes of the same sources on the reference image
   * @throws StageException if no pair counts
   */
  public static FluxRatio weighted(double[] science, double[] reference) {
    double[][] pairs = new double[science.length][];
    int count = 0;
    for (int i = 0; i < science.length; i++) {
      if (science[i] > 0 && reference[i] > 0) {
        pairs[count++] =
            new double[] {science[i] / reference[i], Math.sqrt(science[i] * reference[i])};
      }
    }
    if (count == 0) {
      throw new StageException(
          FailureCode.SUBTRACTION_FAILED,
          "no source with positive flux on both images",
          "flux ratio",
          "give the flux scales");
    }
    double[][] sorted = Arrays.copyOf(pairs, count);
    Arrays.sort(sorted, (a, b) -> Double.compare(a[0], b[0]));
    double value = weightedMedian(sorted);
    double[] deviations = new double[count];
    for (int i = 0; i < count; i++) {
      deviations[i] = Math.abs(sorted[i][0] / value - 1);
    }
    return new FluxRatio(value, 1.4826 * Quantiles.median(deviations) / Math.sqrt(count), count);
  }

  /** Interpolated between the middles of the weights' steps. */
  private static double weightedMedian(double[][] sorted) {
    double total = 0;
    for (double[] pair : sorted) {
      total += pair[1];
    }
    double before = 0;
    double lastMiddle = 0;
    for (int i = 0; i < sorted.length; i++) {
      double middle = before + 0.5 * sorted[i][1];
      if (middle >= 0.5 * total) {
        if (i == 0) {
          return sorted[0][0];
        }
        double part = (0.5 * total - lastMiddle) / (middle - lastMiddle);
        return sorted[i - 1][0] + part * (sorted[i][0] - sorted[i - 1][0]);
      }
      lastMiddle = middle;
      before += sorted[i][1];
    }
    return sorted[sorted.length - 1][0];
  }
}
