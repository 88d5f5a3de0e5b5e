package org.alidade.transients.difference;

import org.alidade.array.NativeArray;

/** The images that come from the score and its variance (spec transient 11.3, 11.6). */
final class ScoreImages<A extends NativeArray> {
  /** Rounding of transforms may make a tiny variance negative; none is below this part of F_S. */
  private static final double LEAST_VARIANCE = 1e-6;

  private final PlaneWorkspace<A> work;
  private final int width;
  private final int height;
  private final double scoreScale;
  private final double[] variance;
  private final double[] score;
  private final double[] significance;

  /** The variance becomes the error of the flux. */
  ScoreImages(PlaneWorkspace<A> work, ImagePair pair, double scoreScale, double[] variance) {
    this.work = work;
    this.width = pair.width();
    this.height = pair.height();
    this.scoreScale = scoreScale;
    this.variance = variance;
    this.score = new double[variance.length];
    this.significance = new double[variance.length];
  }

  double[] score() {
    return score;
  }

  double[] significance() {
    return significance;
  }

  double[] fluxError() {
    return variance;
  }

  /** From the score alone. */
  void fill(A wholeScore) {
    work.eachRow(
        1,
        (y, b) -> {
          if (y < height) {
            work.readImageRow(wholeScore, y, b[0]);
            for (int x = 0; x < width; x++) {
              set(y * width + x, b[0][x], 0);
            }
          }
        });
  }

  /** From the parts of both images, whose gradients times the astrometric noise are noise too. */
  void fill(A sciencePart, A referencePart, double noiseX, double noiseY) {
    work.eachRow(
        6,
        (y, b) -> {
          if (y < height) {
            for (int k = -1; k <= 1; k++) {
              work.readImageRow(sciencePart, y + k, b[1 + k]);
              work.readImageRow(referencePart, y + k, b[4 + k]);
            }
            for (int x = 0; x < width; x++) {
              double added =
                  gradientNoise(b[0], b[1], b[2], x, noiseX, noiseY)
                      + gradientNoise(b[3], b[4], b[5], x, noiseX, noiseY);
              set(y * width + x, b[1][x] - b[4][x], added);
            }
          }
        });
  }

  private double gradientNoise(
      double[] above, double[] row, double[] below, int x, double noiseX, double noiseY) {
    int columns = work.columns();
    double gx = 0.5 * (row[x + 1 == columns ? 0 : x + 1] - row[x == 0 ? columns - 1 : x - 1]);
    double gy = 0.5 * (below[x] - above[x]);
    return noiseX * noiseX * gx * gx + noiseY * noiseY * gy * gy;
  }

  private void set(int pixel, double value, double astrometricVariance) {
    double own = Math.max(variance[pixel], LEAST_VARIANCE * scoreScale);
    score[pixel] = value;
    significance[pixel] = value / Math.sqrt(own + astrometricVariance);
    variance[pixel] = Math.sqrt(own) / scoreScale;
  }
}
