package org.alidade.transients.difference;

import java.util.Arrays;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * How well a subtraction went (spec transient 11.8), from the pixels inside the margin and outside
 * the mask.
 *
 * @param significanceMean mean of the significance after clipping at 4 sigma
 * @param significanceSigma its standard deviation after clipping, 0.95 to 1.10 where all is well
 * @param differenceSigma standard deviation of the difference image after clipping
 * @param differenceVariance variance of the whole difference image
 * @param correlationX correlation of neighbours in rows of the difference image
 * @param correlationY correlation of neighbours in columns
 * @param maskedFraction part of all pixels that is masked
 */
public record SubtractionStatistics(
    double significanceMean,
    double significanceSigma,
    double differenceSigma,
    double differenceVariance,
    double correlationX,
    double correlationY,
    double maskedFraction) {
  private static final double CLIP_SIGMA = 4;
  private static final int ROUNDS = 10;
  private static final double RESIDUAL_SIGMA = 1.2;
  private static final double FAILED_SIGMA = 2;

  /**
   * Computes them.
   *
   * @param marginPx pixels at the border that do not count
   */
  public static SubtractionStatistics of(SubtractionResult result, int marginPx) {
    double[] significance = clipped(inside(result, result.significance(), marginPx));
    double[] difference = clipped(inside(result, result.difference(), marginPx));
    double[] all = result.difference();
    double mean = mean(all);
    double variance = variance(all);
    int width = result.width();
    int masked = 0;
    double alongX = 0;
    double alongY = 0;
    for (int i = 0; i < all.length; i++) {
      masked += result.mask()[i] ? 1 : 0;
      int right = i % width == width - 1 ? i + 1 - width : i + 1;
      alongX += (all[i] - mean) * (all[right] - mean);
      alongY += (all[i] - mean) * (all[(i + width) % all.length] - mean);
    }
    double power = Math.max(variance * all.length, Double.MIN_NORMAL);
    return new SubtractionStatistics(
        mean(significance),
        Math.sqrt(variance(significance)),
        Math.sqrt(variance(difference)),
        variance,
        alongX / power,
        alongY / power,
        masked / (double) all.length);
  }

  /** Whether more is left than noise: worth a warning. */
  public boolean hasResiduals() {
    return significanceSigma > RESIDUAL_SIGMA;
  }

  /**
   * Fails where the significance cannot be trusted.
   *
   * @throws StageException if its standard deviation is above 2 or not a number
   */
  public void check() {
    if (!(significanceSigma <= FAILED_SIGMA)) {
      throw new StageException(
          FailureCode.SUBTRACTION_FAILED,
          "the significance of noise scatters by " + significanceSigma + " instead of 1",
          "difference image",
          "check registration, point-spread functions and noise of both images");
    }
  }

  private static double[] inside(SubtractionResult result, double[] image, int margin) {
    double[] values = new double[image.length];
    int count = 0;
    for (int y = margin; y < result.height() - margin; y++) {
      for (int x = margin; x < result.width() - margin; x++) {
        int i = y * result.width() + x;
        if (!result.mask()[i]) {
          values[count++] = image[i];
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  private static double[] clipped(double[] values) {
    double[] kept = values;
    for (int round = 0; round < ROUNDS; round++) {
      double mean = mean(kept);
      double limit = CLIP_SIGMA * Math.sqrt(variance(kept));
      double[] next = Arrays.stream(kept).filter(value -> Math.abs(value - mean) < limit).toArray();
      if (next.length == kept.length) {
        break;
      }
      kept = next;
    }
    return kept;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / values.length;
  }
}
