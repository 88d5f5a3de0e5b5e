package org.alidade.transients.difference;

/**
 * An extremum of the significance with its position between the pixels (spec transient 13.1).
 *
 * @param column nearest column
 * @param row nearest row
 * @param x position, pixels
 * @param y position, pixels
 * @param score score at the position
 * @param significance significance at the nearest pixel
 */
record ScorePeak(int column, int row, double x, double y, double score, double significance) {
  /** The peak at a pixel that is known to be an extremum. */
  static ScorePeak at(SubtractionResult result, int column, int row) {
    int width = result.width();
    int pixel = row * width + column;
    double sign = result.significance()[pixel] > 0 ? 1 : -1;
    double[] score = result.score();
    double centre = sign * score[pixel];
    double[] alongX = {0, 0};
    double[] alongY = {0, 0};
    if (column > 0 && column < width - 1) {
      alongX = parabola(sign * score[pixel - 1], centre, sign * score[pixel + 1]);
    }
    if (row > 0 && row < result.height() - 1) {
      alongY = parabola(sign * score[pixel - width], centre, sign * score[pixel + width]);
    }
    return new ScorePeak(
        column,
        row,
        column + alongX[0],
        row + alongY[0],
        sign * (centre + alongX[1] + alongY[1]),
        result.significance()[pixel]);
  }

  /** Offset and gain of the top of the parabola through three neighbours. */
  private static double[] parabola(double before, double centre, double after) {
    double curvature = before - 2 * centre + after;
    if (curvature >= 0) {
      return new double[] {0, 0};
    }
    double offset = Math.max(-0.5, Math.min(0.5, 0.5 * (before - after) / curvature));
    return new double[] {offset, -0.25 * (before - after) * offset};
  }

  double distance(ScorePeak other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /** Whether both could be the halves of one badly subtracted star. */
  boolean isOppositeOf(ScorePeak other) {
    double ratio = -significance / other.significance;
    return ratio >= 0.4 && ratio <= 2.5;
  }
}
