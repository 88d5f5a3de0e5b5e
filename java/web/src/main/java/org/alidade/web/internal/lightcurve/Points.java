package org.alidade.web.internal.lightcurve;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.alidade.lightcurve.LightCurve;

/**
 * The points of a light curve that are plotted, in the order of the axis; those of equal places in
 * the order stored.
 *
 * @param axis where they lie along the axis
 * @param times MJD, days
 * @param values magnitudes or ratios
 * @param errors their standard deviations
 * @param flags quality bits
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
record Points(double[] axis, double[] times, double[] values, double[] errors, int[] flags) {
  static Points of(LightCurve curve, CurveRequest.Selection selection, EpochAxis along) {
    double[] places = new double[curve.size()];
    int count = 0;
    int[] kept = new int[curve.size()];
    for (int i = 0; i < places.length; i++) {
      double time = curve.times()[i];
      boolean wanted =
          time >= selection.startMjd()
              && time <= selection.endMjd()
              && (curve.flags()[i] & selection.badFlags()) == 0
              && SeriesMaker.isValid(curve.values()[i], curve.errors()[i]);
      places[i] = wanted ? along.at(time) : Double.NaN;
      if (!Double.isNaN(places[i])) {
        kept[count++] = i;
      }
    }
    return gather(curve, places, inOrder(places, java.util.Arrays.copyOf(kept, count)));
  }

  private static int[] inOrder(double[] places, int[] kept) {
    boolean sorted =
        IntStream.range(1, kept.length).allMatch(i -> places[kept[i - 1]] <= places[kept[i]]);
    return sorted
        ? kept
        : IntStream.of(kept)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(i -> places[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private static Points gather(LightCurve curve, double[] places, int[] order) {
    Points points = empty(order.length);
    for (int i = 0; i < order.length; i++) {
      int from = order[i];
      points.axis[i] = places[from];
      points.times[i] = curve.times()[from];
      points.values[i] = curve.values()[from];
      points.errors[i] = curve.errors()[from];
      points.flags[i] = curve.flags()[from];
    }
    return points;
  }

  private static Points empty(int size) {
    return new Points(
        new double[size], new double[size], new double[size], new double[size], new int[size]);
  }

  int size() {
    return times.length;
  }

  /** Those whose value and error are finite. */
  Points finite() {
    IntPredicate finite = i -> Double.isFinite(values[i]) && Double.isFinite(errors[i]);
    int[] kept = IntStream.range(0, size()).filter(finite).toArray();
    if (kept.length == size()) {
      return this;
    }
    Points points = empty(kept.length);
    for (int i = 0; i < kept.length; i++) {
      points.axis[i] = axis[kept[i]];
      points.times[i] = times[kept[i]];
      points.values[i] = values[kept[i]];
      points.errors[i] = errors[kept[i]];
      points.flags[i] = flags[kept[i]];
    }
    return points;
  }
}
