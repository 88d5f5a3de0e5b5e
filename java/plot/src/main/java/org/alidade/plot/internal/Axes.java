package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.alidade.plot.internal.Canvas.Anchor;

/**
 * The box of a panel with its ticks, tick labels and axis labels.
 *
 * <p>Ticks point inwards and stand on all four sides, as in the journals; around colour maps they
 * point outwards, where the map does not hide them.
 */
final class Axes {
  private static final double LABEL = 10;
  private static final double LINE = 0.7;
  private static final double MAJOR = 5;
  private static final double MINOR = 2.8;
  private static final double PAD = 4;
  private static final double SLANT = 35;

  private final PanelSpec spec;
  private final Scales scales;
  private final Rectangle2D box;
  private final boolean hasRight;
  private final boolean outward;
  private final Ticks x;
  private final Ticks y;
  private final Ticks right;
  private final boolean slanted;

  Axes(PanelSpec spec, Scales scales, Rectangle2D box, boolean hasRight, boolean outward) {
    this.spec = spec;
    this.scales = scales;
    this.box = box;
    this.hasRight = hasRight;
    this.outward = outward;
    x = spec.x.ticks(scales.x(), box.getWidth(), true, scales.empty());
    y = spec.y.ticks(scales.y(), box.getHeight(), false, scales.empty());
    right = spec.right.ticks(scales.right(), box.getHeight(), false, scales.empty());
    slanted = !x.fits(scales.x(), box.getWidth(), true);
  }

  private double tickRoom() {
    return PAD + (outward ? MAJOR : 0);
  }

  double leftRoom() {
    return tickRoom() + y.widest() + (spec.y.label.isEmpty() ? 0 : LABEL + 7);
  }

  double rightRoom() {
    return tickRoom() + right.widest() + (spec.right.label.isEmpty() ? 6 : LABEL + 11);
  }

  double bottomRoom() {
    double labels = slanted ? slantedDepth() : Ticks.SIZE + 2;
    boolean line = !spec.x.label.isEmpty() || !x.factor().isEmpty();
    return tickRoom() + labels + (line ? LABEL + 5 : 2);
  }

  private double slantedDepth() {
    return x.widest() * Math.sin(Math.toRadians(SLANT)) + Ticks.SIZE;
  }

  /** How far the last label of x may reach beyond the box. */
  double overhang() {
    return slanted ? 0 : x.widest() / 2 + 2;
  }

  boolean hasTopFactor() {
    return !y.factor().isEmpty() || (hasRight && !right.factor().isEmpty());
  }

  double factorWidth() {
    double l = Text.of(y.factor(), Ticks.SIZE).width();
    return hasRight ? Math.max(l, Text.of(right.factor(), Ticks.SIZE).width()) : l;
  }

  void paint(Canvas canvas) {
    Path2D marks = new Path2D.Double();
    addHorizontal(marks, x.major(), MAJOR);
    addHorizontal(marks, x.minor(), MINOR);
    addVertical(marks, y, scales.y(), true, !hasRight && !outward);
    if (hasRight) {
      addVertical(marks, right, scales.right(), false, true);
    }
    Pen pen = Pen.solid(Color.BLACK, LINE);
    canvas.stroke(marks, pen);
    canvas.stroke(box, pen);
    paintX(canvas);
    paintLeft(canvas);
    if (hasRight) {
      paintRight(canvas);
    }
  }

  private void addHorizontal(Path2D marks, double[] values, double length) {
    for (double value : values) {
      double at = box.getX() + scales.x().unit(value) * box.getWidth();
      line(marks, at, box.getMaxY(), 0, outward ? length : -length);
      if (!outward) {
        line(marks, at, box.getY(), 0, length);
      }
    }
  }

  private void addVertical(
      Path2D marks, Ticks ticks, Scale scale, boolean onLeft, boolean onRight) {
    for (double value : ticks.major()) {
      addVertical(marks, scale, value, MAJOR, onLeft, onRight);
    }
    for (double value : ticks.minor()) {
      addVertical(marks, scale, value, MINOR, onLeft, onRight);
    }
  }

  private void addVertical(
      Path2D marks, Scale scale, double value, double length, boolean onLeft, boolean onRight) {
    double at = box.getMaxY() - scale.unit(value) * box.getHeight();
    double inward = outward ? -length : length;
    if (onLeft) {
      line(marks, box.getX(), at, inward, 0);
    }
    if (onRight) {
      line(marks, box.getMaxX(), at, -inward, 0);
    }
  }

  private static void line(Path2D marks, double fromX, double fromY, double dx, double dy) {
    marks.moveTo(fromX, fromY);
    marks.lineTo(fromX + dx, fromY + dy);
  }

  private void paintX(Canvas canvas) {
    double top = box.getMaxY() + tickRoom();
    for (int i = 0; i < x.major().length; i++) {
      Text label = x.labels().get(i);
      double at = box.getX() + scales.x().unit(x.major()[i]) * box.getWidth();
      Anchor anchor = slanted ? Anchor.END : Anchor.MIDDLE;
      double baseline = top + label.capHeight() + 1;
      double place = slanted ? at + 0.3 * Ticks.SIZE : at;
      canvas.text(label, place, baseline, anchor, slanted ? SLANT : 0, Color.BLACK);
    }
    double labels = slanted ? slantedDepth() : Ticks.SIZE + 2;
    double baseline = top + labels + LABEL;
    Text label = Text.of(spec.x.label, LABEL);
    canvas.text(label, box.getCenterX(), baseline, Anchor.MIDDLE, 0, Color.BLACK);
    Text factor = Text.of(x.factor(), Ticks.SIZE);
    canvas.text(factor, box.getMaxX(), baseline, Anchor.END, 0, Color.BLACK);
  }

  private void paintLeft(Canvas canvas) {
    double end = box.getX() - tickRoom();
    for (int i = 0; i < y.major().length; i++) {
      Text label = y.labels().get(i);
      double at = box.getMaxY() - scales.y().unit(y.major()[i]) * box.getHeight();
      canvas.text(label, end, at + label.capHeight() / 2, Anchor.END, 0, Color.BLACK);
    }
    Text label = Text.of(spec.y.label, LABEL);
    double middle = box.getCenterY();
    canvas.text(label, end - y.widest() - 7, middle, Anchor.MIDDLE, 90, Color.BLACK);
    Text factor = Text.of(y.factor(), Ticks.SIZE);
    canvas.text(factor, box.getX(), box.getY() - 4, Anchor.START, 0, Color.BLACK);
  }

  private void paintRight(Canvas canvas) {
    double start = box.getMaxX() + tickRoom();
    for (int i = 0; i < right.major().length; i++) {
      Text label = right.labels().get(i);
      double at = box.getMaxY() - scales.right().unit(right.major()[i]) * box.getHeight();
      canvas.text(label, start, at + label.capHeight() / 2, Anchor.START, 0, Color.BLACK);
    }
    Text label = Text.of(spec.right.label, LABEL);
    double at = start + right.widest() + 6 + label.capHeight();
    canvas.text(label, at, box.getCenterY(), Anchor.MIDDLE, 90, Color.BLACK);
    Text factor = Text.of(right.factor(), Ticks.SIZE);
    canvas.text(factor, box.getMaxX(), box.getY() - 4, Anchor.END, 0, Color.BLACK);
  }
}
