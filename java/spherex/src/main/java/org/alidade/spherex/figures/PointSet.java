package org.alidade.spherex.figures;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Points to be drawn alike, as arrays.
 *
 * @param points the points
 */
record PointSet(List<FigurePoint> points) {
  static final double[] NONE = {};

  boolean isEmpty() {
    return points.isEmpty();
  }

  double[] of(ToDoubleFunction<FigurePoint> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  double[] wavelengths() {
    return of(point -> point.result().wavelengthMicrons());
  }

  double[] times() {
    return of(point -> point.result().mjd());
  }

  double[] values() {
    return of(FigurePoint::value);
  }

  double[] errors() {
    return of(FigurePoint::error);
  }

  double[] limits() {
    return of(FigurePoint::limit);
  }

  /** The bandwidth is a full width. */
  double[] halfBandwidths() {
    return of(point -> point.result().bandwidthMicrons() / 2);
  }
}
