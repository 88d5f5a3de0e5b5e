package org.alidade.plot.internal;

import java.awt.geom.Rectangle2D;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Palette;
import org.alidade.plot.Style;

/** A layer whose elements are coloured by value and fill the panel to its edges. */
abstract class ColoredLayer implements Layer {
  private final ColorScale colors;
  private final double[] values;

  /** Keeps the array, which belongs to the layer from then on. */
  ColoredLayer(ColorScale colors, double[] values) {
    this.colors = colors;
    this.values = values;
  }

  @Override
  public final Style style() {
    return Style.of(Palette.DATA);
  }

  @Override
  public final boolean tight() {
    return true;
  }

  @Override
  public final ColorScale colors() {
    return colors;
  }

  @Override
  public final double[] colored() {
    return values.clone();
  }

  @Override
  public final void paintKey(Canvas canvas, double x0, double x1, double y) {
    canvas.fill(new Rectangle2D.Double(x0, y - 3, x1 - x0, 6), colors.colormap().color(0.5));
  }

  /** The value of an element. */
  final double value(int element) {
    return values[element];
  }

  /** The colours that the values get. */
  final Colors settledColors() {
    return Colors.of(colors, values);
  }
}
