package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.alidade.plot.ColorScale;
import org.alidade.plot.TextSizes;
import org.alidade.plot.internal.Canvas.Anchor;
import org.jspecify.annotations.Nullable;

/** The key to the colours of a map, right of its box. */
final class ColorBar {
  private static final double GAP = 7;
  private static final double WIDTH = 10;
  private static final double TICK = 3;
  private static final int STEPS = 256;

  private final Colors colors;
  private final String label;
  private final TextSizes sizes;

  private ColorBar(Colors colors, String label, TextSizes sizes) {
    this.colors = colors;
    this.label = label;
    this.sizes = sizes;
  }

  /** The key to the last coloured series; null if there is none. */
  static @Nullable ColorBar of(List<Layer> layers, TextSizes sizes) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      ColorScale wish = layers.get(i).colors();
      if (wish != null) {
        return new ColorBar(Colors.of(wish, layers.get(i).colored()), wish.label(), sizes);
      }
    }
    return null;
  }

  /** Room that the bar needs right of the box. */
  double room(double height) {
    Ticks ticks = Ticks.of(colors.scale(), height, false, sizes.ticks());
    double factor = ticks.factorText().width() - WIDTH;
    double numbers = Math.max(ticks.widest() + TICK + 3, factor);
    return GAP + WIDTH + numbers + (label.isEmpty() ? 8 : sizes.colorBar() + 12);
  }

  void paint(Canvas canvas, double after, Rectangle2D box) {
    Rectangle2D bar = new Rectangle2D.Double(after + GAP, box.getY(), WIDTH, box.getHeight());
    BufferedImage ramp = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < STEPS; i++) {
      ramp.setRGB(0, STEPS - 1 - i, colors.at(i / (STEPS - 1.0)).getRGB());
    }
    canvas.image(ramp, bar);
    Ticks ticks = Ticks.of(colors.scale(), box.getHeight(), false, sizes.ticks());
    Path2D marks = new Path2D.Double();
    double start = bar.getMaxX();
    for (int i = 0; i < ticks.major().length; i++) {
      double at = bar.getMaxY() - colors.scale().unit(ticks.major()[i]) * bar.getHeight();
      marks.moveTo(start, at);
      marks.lineTo(start + TICK, at);
      Text number = ticks.labels().get(i);
      canvas.text(
          number, start + TICK + 3, at + number.capHeight() / 2, Anchor.START, 0, Color.BLACK);
    }
    Pen pen = Pen.solid(Color.BLACK, 0.6);
    canvas.stroke(marks, pen);
    canvas.stroke(bar, pen);
    Text factor = ticks.factorText();
    canvas.text(factor, bar.getX(), bar.getY() - 4, Anchor.START, 0, Color.BLACK);
    Text name = Text.of(label, sizes.colorBar());
    double at = start + TICK + 3 + ticks.widest() + 6 + name.capHeight();
    canvas.text(name, at, box.getCenterY(), Anchor.MIDDLE, 90, Color.BLACK);
  }
}
