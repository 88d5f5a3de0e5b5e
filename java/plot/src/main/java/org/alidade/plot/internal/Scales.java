package org.alidade.plot.internal;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * The scales of a panel, settled from its data.
 *
 * @param x horizontal scale
 * @param y left-hand scale
 * @param right right-hand scale
 * @param empty whether the panel has no point to show
 */
record Scales(Scale x, Scale y, Scale right, boolean empty) {
  private static final double ROOM_X = 0.02;
  private static final double ROOM_Y = 0.06;

  static Scales of(PanelSpec spec) {
    Extent left = extent(spec, false);
    Extent right = extent(spec, true);
    boolean tight = !spec.layers.isEmpty() && spec.layers.stream().allMatch(Layer::tight);
    double[] xs = concatenated(left.xs(), right.xs());
    Scale x = spec.x.scale(xs, tight ? 0 : ROOM_X);
    double roomY = tight ? 0 : ROOM_Y;
    return new Scales(
        x,
        vertical(spec, spec.y, left, roomY, false),
        vertical(spec, spec.right, right, roomY, true),
        xs.length == 0);
  }

  private static Extent extent(PanelSpec spec, boolean right) {
    Extent extent = new Extent();
    for (Layer layer : spec.layers) {
      if (layer.style().rightAxis() == right) {
        layer.extent(extent);
      }
    }
    return extent;
  }

  /** Masked points, and points beyond fixed limits of x, have a say only if there are no others. */
  private static Scale vertical(
      PanelSpec spec, AxisSpec axis, Extent extent, double room, boolean right) {
    DoublePredicate inLimits =
        v -> !spec.x.hasLimits() || (v >= spec.x.low() && v <= spec.x.high());
    double[] values = extent.ysWhere(v -> inLimits.test(v) && !Extent.within(spec.bands, v));
    if (values.length == 0) {
      values = extent.ysWhere(inLimits);
    }
    Scale scale = axis.scale(values, room);
    boolean bars =
        spec.layers.stream().anyMatch(l -> l.fromZero() && l.style().rightAxis() == right);
    return bars && !axis.hasLimits() && !scale.logarithmic() ? grounded(scale, values) : scale;
  }

  /** Bars stand on the edge of the box unless they point both ways. */
  private static Scale grounded(Scale scale, double[] values) {
    boolean up = false;
    boolean down = false;
    for (double v : values) {
      up |= v > 0;
      down |= v < 0;
    }
    double low = down ? Math.min(0, scale.low()) : 0;
    double high = up ? Math.max(0, scale.high()) : 0;
    return low < high ? new Scale(low, high, false, scale.reversed()) : scale;
  }

  private static double[] concatenated(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
