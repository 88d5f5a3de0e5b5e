package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.alidade.plot.Palette;
import org.jspecify.annotations.Nullable;

/** One panel ready to draw: its scales are settled, its room is asked for, then it is painted. */
final class PanelView {
  private static final double BESIDE_BOX = 8;
  private static final double ABOVE_TITLE = 8;
  private static final double FACTOR_ROOM = 12;
  private static final double EMPTY_TEXT = 12;
  private static final Color NOTE_GROUND = new Color(255, 255, 255, 215);

  private final PanelSpec spec;
  private final Scales scales;
  private final @Nullable ColorBar colorBar;
  private final boolean hasRightAxis;
  private final Legend legend;
  private boolean legendAbove;

  PanelView(PanelSpec spec) {
    this.spec = spec;
    scales = Scales.of(spec);
    colorBar = ColorBar.of(spec.layers, spec.textSizes);
    hasRightAxis =
        !spec.right.label.isEmpty() || spec.layers.stream().anyMatch(l -> l.style().rightAxis());
    boolean listed = spec.legend && !scales.empty();
    legend = Legend.of(listed ? spec : new PanelSpec());
  }

  /** The room the panel needs around a box of about the given size. */
  Margins margins(double width, double height) {
    Rectangle2D box = new Rectangle2D.Double(0, 0, width, height);
    Axes axes = axes(box);
    // Once above the box it stays there, so that the layout settles.
    legendAbove |= !legend.isEmpty() && legend.hidesData(box, drawn(box));
    double right = Math.max(BESIDE_BOX, axes.overhang());
    if (hasRightAxis) {
      right = Math.max(right, axes.rightRoom());
    }
    if (colorBar != null) {
      right = (hasRightAxis ? right : 0) + colorBar.room(height);
    }
    return new Margins(axes.leftRoom(), right, titleRise(axes, width) + 4, axes.bottomRoom());
  }

  /** Height above the box that title and factors take. */
  private double titleRise(Axes axes, double width) {
    double rise = legendRise(axes, width);
    if (spec.title.isEmpty()) {
      return Math.max(rise, 4);
    }
    boolean beside =
        Text.of(spec.title, spec.textSizes.title()).width() + 2 * axes.factorWidth() + 12 < width;
    return titleRoom() - 4 + (beside && !legendAbove ? 0 : rise);
  }

  /** Height above the box that a legend outside the box and factors take. */
  private double legendRise(Axes axes, double width) {
    double factors = axes.hasTopFactor() ? FACTOR_ROOM : 0;
    return factors + (legendAbove ? legend.heightAbove(width) : 0);
  }

  void paint(Canvas canvas, Rectangle2D available) {
    Rectangle2D box = spec.equalAspect ? equalAspect(available) : available;
    Axes axes = axes(box);
    Frame left = new Frame(box, scales.x(), scales.y());
    Frame right = new Frame(box, scales.x(), scales.right());
    canvas.clip(box);
    paintBands(canvas, left);
    axes.paintGrid(canvas);
    paintLayers(canvas, left, right);
    paintRules(canvas, left, right);
    canvas.clip(null);
    axes.paint(canvas);
    paintTitle(canvas, axes, box);
    if (colorBar != null) {
      double gap = hasRightAxis ? axes.rightRoom() : 0;
      colorBar.paint(canvas, box.getMaxX() + gap, box);
    }
    if (scales.empty()) {
      Text text = Text.of("no data", EMPTY_TEXT);
      double middle = box.getCenterY() + text.capHeight() / 2;
      canvas.text(text, box.getCenterX(), middle, Canvas.Anchor.MIDDLE, 0, Palette.GUIDE);
    }
    paintLegend(canvas, axes, box);
  }

  private void paintLegend(Canvas canvas, Axes axes, Rectangle2D box) {
    if (legend.isEmpty()) {
      return;
    }
    if (legendAbove) {
      double factors = axes.hasTopFactor() ? FACTOR_ROOM : 0;
      legend.paintAbove(canvas, box, box.getY() - factors);
    } else {
      Rectangle2D origin = new Rectangle2D.Double(0, 0, box.getWidth(), box.getHeight());
      legend.paintInside(canvas, box, drawn(origin));
    }
  }

  private double titleRoom() {
    return spec.textSizes.title() + ABOVE_TITLE;
  }

  /** Whether something fills the box and would hide ticks in it. */
  private boolean hasMap() {
    return spec.layers.stream().anyMatch(layer -> layer.tight() && layer.colors() != null);
  }

  private Axes axes(Rectangle2D box) {
    return new Axes(spec, scales, box, hasRightAxis, spec.ticksOutward || hasMap());
  }

  private void paintBands(Canvas canvas, Frame frame) {
    Rectangle2D box = frame.box();
    for (double[] band : spec.bands) {
      double x0 = frame.px(band[0]);
      double x1 = frame.px(band[1]);
      if (!Double.isNaN(x0 + x1)) {
        double start = Math.max(box.getX(), Math.min(x0, x1));
        double end = Math.min(box.getMaxX(), Math.max(x0, x1));
        if (end > start) {
          canvas.fill(
              new Rectangle2D.Double(start, box.getY(), end - start, box.getHeight()),
              Palette.MASKED);
        }
      }
    }
  }

  private void paintLayers(Canvas canvas, Frame left, Frame right) {
    for (Layer layer : spec.layers) {
      layer.paint(canvas, layer.style().rightAxis() ? right : left);
    }
  }

  private void paintRules(Canvas canvas, Frame left, Frame right) {
    Rectangle2D box = left.box();
    for (PanelSpec.Rule rule : spec.rules) {
      Frame frame = rule.style().rightAxis() ? right : left;
      double at = rule.horizontal() ? frame.py(rule.value()) : frame.px(rule.value());
      if (Double.isNaN(at)) {
        continue;
      }
      Line2D line =
          rule.horizontal()
              ? new Line2D.Double(box.getX(), at, box.getMaxX(), at)
              : new Line2D.Double(at, box.getY(), at, box.getMaxY());
      canvas.stroke(line, Pen.of(rule.style()));
    }
  }

  private void paintTitle(Canvas canvas, Axes axes, Rectangle2D box) {
    double baseline = box.getY() - titleRise(axes, box.getWidth()) + titleRoom() - 13 + 4;
    Text title = Text.of(spec.title, spec.textSizes.title());
    canvas.text(title, box.getCenterX(), baseline, Canvas.Anchor.MIDDLE, 0, Color.BLACK);
    paintNote(canvas, box);
  }

  private void paintNote(Canvas canvas, Rectangle2D box) {
    if (spec.note.isEmpty()) {
      return;
    }
    Text note = Text.of(spec.note, spec.textSizes.ticks());
    Rectangle2D ground =
        new Rectangle2D.Double(box.getX() + 4, box.getY() + 4, note.width() + 6, 14);
    canvas.fill(ground, NOTE_GROUND);
    canvas.text(note, box.getX() + 7, box.getY() + 14, Canvas.Anchor.START, 0, Color.DARK_GRAY);
  }

  /** A coarse drawing of the data in a box at the origin, to see where there are none. */
  private RasterCanvas drawn(Rectangle2D box) {
    try (RasterCanvas coarse = new RasterCanvas(box.getWidth(), box.getHeight(), 36)) {
      Frame left = new Frame(box, scales.x(), scales.y());
      Frame right = new Frame(box, scales.x(), scales.right());
      paintLayers(coarse, left, right);
      paintRules(coarse, left, right);
      return coarse;
    }
  }

  /** The largest centred box in which a unit of x is as long as a unit of y. */
  private Rectangle2D equalAspect(Rectangle2D available) {
    double unitsX = scales.x().high() - scales.x().low();
    double unitsY = scales.y().high() - scales.y().low();
    double scale = Math.min(available.getWidth() / unitsX, available.getHeight() / unitsY);
    double width = Math.max(20, unitsX * scale);
    double height = Math.max(20, unitsY * scale);
    return new Rectangle2D.Double(
        available.getCenterX() - width / 2, available.getCenterY() - height / 2, width, height);
  }
}
