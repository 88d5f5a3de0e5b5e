package org.alidade.plot.internal;

import java.awt.Color;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;

/**
 * A colour scale with its limits settled.
 *
 * @param map colour table
 * @param reversed whether the table runs backwards
 * @param scale limits
 */
public record Colors(Colormap map, boolean reversed, Scale scale) {
  /** Settles the limits from the values where the user left them open. */
  static Colors of(ColorScale wish, double[] values) {
    boolean logs = wish.logarithmic();
    double[] found = Limits.of(values, wish.lowQuantile(), wish.highQuantile(), 0, logs);
    if (wish.symmetric() && !logs) {
      double half = Math.max(Math.abs(found[0]), Math.abs(found[1]));
      found = new double[] {-half, half};
    }
    double low = Double.isNaN(wish.low()) ? found[0] : wish.low();
    double high = Double.isNaN(wish.high()) ? found[1] : wish.high();
    double floor = logs && low <= 0 ? Math.min(found[0], high / 10) : low;
    return new Colors(wish.colormap(), wish.reversed(), new Scale(floor, high, logs, false));
  }

  Color color(double value) {
    return at(scale.unit(value));
  }

  /** The colour at a place of the scale, 0 to 1. */
  Color at(double unit) {
    return map.color(reversed ? 1 - unit : unit);
  }
}
