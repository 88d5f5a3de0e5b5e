package org.alidade.transients.training;

import java.util.Locale;

/** Whether a normalised stamp can teach anything (spec transient 17.2). */
public enum Usability {
  /** It can. */
  USABLE,
  /** It varies too little. */
  FLAT,
  /** Too much of it is empty. */
  VOID,
  /** Its middle is empty. */
  VOID_CENTRE,
  /** It is mostly a gradient. */
  GRADIENT;

  private static final double FLAT_DEVIATION = 0.02;
  private static final double EMPTY = 0.05;
  private static final double EMPTY_FRACTION = 0.4;
  private static final double EMPTY_CENTRE_FRACTION = 0.5;
  private static final int CENTRE_HALF = 5;
  private static final double PLANE_DEVIATIONS = 2;

  /** The name in files, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Judges a stamp.
   *
   * @param stamp a stamp that {@link Stamp#normalised} gave
   * @return the first reason against it, in the order above
   */
  public static Usability of(Stamp stamp) {
    double deviation = deviation(stamp.values());
    if (deviation < FLAT_DEVIATION) {
      return FLAT;
    }
    int size = stamp.size();
    if (empty(stamp, 0, size) > EMPTY_FRACTION) {
      return VOID;
    }
    int middle = size / 2;
    int half = Math.min(CENTRE_HALF, middle);
    if (empty(stamp, middle - half, middle + half + 1) > EMPTY_CENTRE_FRACTION) {
      return VOID_CENTRE;
    }
    return planeRange(stamp) > PLANE_DEVIATIONS * deviation ? GRADIENT : USABLE;
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double empty(Stamp stamp, int from, int to) {
    int count = 0;
    for (int row = from; row < to; row++) {
      for (int column = from; column < to; column++) {
        count += stamp.values()[row * stamp.size() + column] < EMPTY ? 1 : 0;
      }
    }
    return count / (double) ((to - from) * (to - from));
  }

  /** Highest minus lowest value of the plane of least squares over the stamp. */
  private static double planeRange(Stamp stamp) {
    int size = stamp.size();
    double middle = (size - 1) / 2.0;
    double squares = 0;
    double alongX = 0;
    double alongY = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double value = stamp.values()[row * size + column];
        squares += (column - middle) * (column - middle);
        alongX += (column - middle) * value;
        alongY += (row - middle) * value;
      }
    }
    return (Math.abs(alongX) + Math.abs(alongY)) / squares * (size - 1);
  }
}
