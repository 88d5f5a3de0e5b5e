package org.alidade.lvm.internal.statistics;

import java.util.function.UnaryOperator;

/**
 * A quantile of any number of floats, exact, in memory that does not grow with their number: one
 * pass counts the upper halves of their ordered 32-bit images, a second one the lower halves in the
 * bin or two where the wanted ranks lie (spec lvm 7).
 *
 * <p>Between two values the quantile is interpolated linearly at place {@code fraction (n - 1)}.
 */
public final class HistogramPercentile {
  private HistogramPercentile() {}

  /** The empty counts of a first pass. */
  public static FloatCounts firstPass() {
    return FloatCounts.upper();
  }

  /**
   * The two neighbours of a quantile.
   *
   * @param first counts of a first pass over all values
   * @param fraction from 0 to 1
   * @param secondPass counts all values into what it is given (or into fresh copies, merged)
   * @return neighbours and weight; both NaN if there are no values
   */
  public static Neighbours find(
      FloatCounts first, double fraction, UnaryOperator<FloatCounts> secondPass) {
    long count = first.count();
    if (count == 0) {
      return new Neighbours(Float.NaN, Float.NaN, 0);
    }
    double place = fraction * (count - 1);
    long below = (long) Math.floor(place);
    long above = Math.min(below + 1, count - 1);
    FloatCounts.Place lower = first.place(0, below);
    FloatCounts.Place upper = first.place(0, above);
    FloatCounts second = secondPass.apply(FloatCounts.lower(new int[] {lower.bin(), upper.bin()}));
    return new Neighbours(
        value(lower, second, 0, below), value(upper, second, 1, above), place - below);
  }

  private static float value(FloatCounts.Place place, FloatCounts second, int table, long rank) {
    int low = second.place(table, rank - place.before()).bin();
    return OrderedFloats.value(place.bin() << 16 | low);
  }

  /**
   * Two neighbouring values in sorted order and where the quantile lies between them.
   *
   * @param below the lower one
   * @param above the upper one
   * @param weight 0 at the lower, 1 at the upper one
   */
  public record Neighbours(float below, float above, double weight) {
    /** The quantile. */
    public double value() {
      return below == above || weight == 0 ? below : below + ((double) above - below) * weight;
    }
  }
}
