package org.alidade.transients.difference;

import org.alidade.transients.PsfStamp;

/** What single candidates look like on the difference image (spec transient 13.3, 13.4). */
final class StampMeasurement {
  private static final int FIT_HALF = 5;
  private static final int MOMENT_HALF = 7;

  private final SubtractionResult result;
  private final double weightVariance;

  /** For one result; the width of its point-spread function sets the weights of the moments. */
  StampMeasurement(SubtractionResult result, double fwhmPx) {
    this.result = result;
    this.weightVariance = Math.pow(fwhmPx / 2.3548, 2);
  }

  /** Pixel of the difference image, 0 outside. */
  private double difference(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < result.width() && y < result.height();
    return inside ? result.difference()[y * result.width() + x] : 0;
  }

  /** Flux and chi square per degree of freedom of a fit of the point-spread function. */
  double[] psfFit(ScorePeak peak) {
    double[] model =
        StampShift.sample(result.psf(), peak.x() - peak.column(), peak.y() - peak.row(), FIT_HALF);
    double product = 0;
    double squares = 0;
    double power = 0;
    int k = 0;
    for (int dy = -FIT_HALF; dy <= FIT_HALF; dy++) {
      for (int dx = -FIT_HALF; dx <= FIT_HALF; dx++, k++) {
        double value = difference(peak.column() + dx, peak.row() + dy);
        product += value * model[k];
        squares += model[k] * model[k];
        power += value * value;
      }
    }
    double variance = result.differenceSigma() * result.differenceSigma();
    double chiSquare = (power - product * product / squares) / variance;
    return new double[] {
      product / squares / result.differenceScale(), chiSquare / (model.length - 1)
    };
  }

  /** Flux within 3 pixels without the mean of the ring from 6 to 8. */
  double apertureFlux(ScorePeak peak) {
    double sum = 0;
    double ring = 0;
    int pixels = 0;
    int ringPixels = 0;
    for (int dy = -8; dy <= 8; dy++) {
      for (int dx = -8; dx <= 8; dx++) {
        int x = peak.column() + dx;
        int y = peak.row() + dy;
        double distance = Math.hypot(x - peak.x(), y - peak.y());
        if (distance <= 3) {
          sum += difference(x, y);
          pixels++;
        } else if (distance > 6 && distance <= 8) {
          ring += difference(x, y);
          ringPixels++;
        }
      }
    }
    return (sum - pixels * ring / ringPixels) / result.differenceScale();
  }

  /**
   * Width, ellipticity and angle from moments under a Gaussian weight, whose narrowing is taken
   * out; NaN, 0 and 0 where noise makes them senseless.
   */
  double[] shape(ScorePeak peak) {
    double sign = Math.signum(peak.significance());
    double sum = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int y = peak.row() - MOMENT_HALF; y <= peak.row() + MOMENT_HALF; y++) {
      for (int x = peak.column() - MOMENT_HALF; x <= peak.column() + MOMENT_HALF; x++) {
        double dx = x - peak.x();
        double dy = y - peak.y();
        double value =
            sign * difference(x, y) * Math.exp(-(dx * dx + dy * dy) / (2 * weightVariance));
        sum += value;
        xx += value * dx * dx;
        yy += value * dy * dy;
        xy += value * dx * dy;
      }
    }
    return axes(xx / sum, yy / sum, xy / sum);
  }

  private double[] axes(double xx, double yy, double xy) {
    double mean = 0.5 * (xx + yy);
    double spread = Math.hypot(0.5 * (xx - yy), xy);
    double large = unweighted(mean + spread);
    double small = unweighted(mean - spread);
    if (!(small > 0 && large > 0)) {
      return new double[] {Double.NaN, 0, 0};
    }
    double angle = Math.toDegrees(0.5 * Math.atan2(2 * xy, xx - yy));
    return new double[] {
      2.3548 * Math.sqrt(0.5 * (large + small)), 1 - Math.sqrt(small / large), angle
    };
  }

  /** Variance of a Gaussian from its variance under the weight, along a principal axis. */
  private double unweighted(double variance) {
    double inverse = 1 / variance - 1 / weightVariance;
    return variance > 0 && inverse > 0 ? 1 / inverse : Double.NaN;
  }

  /** Pixels of the other sign, masked pixels, and the sum ratio among 5 x 5. */
  double[] neighbourhood(ScorePeak peak) {
    double sign = Math.signum(peak.significance());
    int negative = 0;
    int masked = 0;
    double sum = 0;
    double absolute = 0;
    for (int y = peak.row() - 2; y <= peak.row() + 2; y++) {
      for (int x = peak.column() - 2; x <= peak.column() + 2; x++) {
        double value = sign * difference(x, y);
        negative += value < 0 ? 1 : 0;
        boolean inside = x >= 0 && y >= 0 && x < result.width() && y < result.height();
        masked += !inside || result.mask()[y * result.width() + x] ? 1 : 0;
        sum += value;
        absolute += Math.abs(value);
      }
    }
    return new double[] {negative, masked, absolute > 0 ? sum / absolute : 0};
  }

  /**
   * Log-likelihood of the best hit, which adds light, within a pixel minus that of the point
   * source.
   */
  double hitExcess(ScorePeak peak, PsfStamp template) {
    double variance = result.differenceSigma() * result.differenceSigma();
    double norm = template.sumOfSquares() * variance;
    double best = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        double product = Math.max(0, product(template, peak.column() + dx, peak.row() + dy));
        best = Math.max(best, product * product / (2 * norm));
      }
    }
    return best - pointLikelihood(peak);
  }

  private double pointLikelihood(ScorePeak peak) {
    return peak.score() * peak.score() / (2 * result.scoreScale());
  }

  private double product(PsfStamp template, int column, int row) {
    double sum = 0;
    int half = template.half();
    for (int dy = -half; dy <= half; dy++) {
      for (int dx = -half; dx <= half; dx++) {
        double value = template.values()[(dy + half) * template.size() + dx + half];
        sum += value * difference(column + dx, row + dy);
      }
    }
    return sum;
  }
}
