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
  private static final double MAJOR = 5;
  private static final double MINOR = 2.8;
  private static final double PAD = 4;
  private static final double SLANT = 35;

  private final PanelSpec spec;
  private final Scales scales;
  private final Rectangle2D box;
  private final boolean hasRight;
  private final boolean outward;
  private final double label;
  private final double numbers;
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
    label = spec.textSizes.label();
    numbers = spec.textSizes.ticks();
    x = spec.x.ticks(scales.x(), box.getWidth(), true, scales.empty(), numbers);
    y = spec.y.ticks(scales.y(), box.getHeight(), false, scales.empty(), numbers);
    right = spec.right.ticks(scales.right(), box.getHeight(), false, scales.empty(), numbers);
    slanted = !x.fits(scales.x(), box.getWidth(), true);
  }

  private double tickRoom() {
    return PAD + (outward ? MAJOR : 0);
  }

  double leftRoom() {
    return tickRoom() + y.widest() + (spec.y.label.isEmpty() ? 0 : label + 7);
  }

  double rightRoom() {
    return tickRoom() + right.widest() + (spec.right.label.isEmpty() ? 6 : label + 11);
  }

  double bottomRoom() {
    double labels = slanted ? slantedDepth() : numbers + 2;
    boolean line = !spec.x.label.isEmpty() || !x.factor().isEmpty();
    return tickRoom() + labels + (line ? label + 5 : 2);
  }

  private double slantedDepth() {
    return x.widest() * Math.sin(Math.toRadians(SLANT)) + numbers;
  }

  /** How far the last label of x may reach beyond the box. */
  double overhang() {
    return slanted ? 0 : x.widest() / 2 + 2;
  }

  boolean hasTopFactor() {
    return !y.factor().isEmpty() || (hasRight && !right.factor().isEmpty());
  }

  double factorWidth() {
    double l = y.factorText().width();
    return hasRight ? Math.max(l, right.factorText().width()) : l;
  }

  /** Lines across the box at the numbered ticks, where the panel asks for them. */
  void paintGrid(Canvas canvas) {
    if (spec.grid == null) {
      return;
    }
    Path2D lines = new Path2D.Double();
    for (double value : x.major()) {
      double at = box.getX() + scales.x().unit(value) * box.getWidth();
      line(lines, at, box.getY(), 0, box.getHeight());
    }
    for (double value : y.major()) {
      double at = box.getMaxY() - scales.y().unit(value) * box.getHeight();
      line(lines, box.getX(), at, box.getWidth(), 0);
    }
    canvas.stroke(lines, Pen.of(spec.grid));
  }

  void paint(Canvas canvas) {
    Path2D marks = new Path2D.Double();
    addHorizontal(marks, x.major(), MAJOR);
    addHorizontal(marks, x.minor(), MINOR);
    addVertical(marks, y, scales.y(), true, !hasRight && !outward);
    if (hasRight) {
      addVertical(marks, right, scales.right(), false, true);
    }
    Pen pen = Pen.solid(Color.BLACK, spec.frameWidth);
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
      Text number = x.labels().get(i);
      double at = box.getX() + scales.x().unit(x.major()[i]) * box.getWidth();
      Anchor anchor = slanted ? Anchor.END : Anchor.MIDDLE;
      double baseline = top + number.capHeight() + 1;
      double place = slanted ? at + 0.3 * numbers : at;
      canvas.text(number, place, baseline, anchor, slanted ? SLANT : 0, Color.BLACK);
    }
    double labels = slanted ? slantedDepth() : numbers + 2;
    double baseline = top + labels + label;
    Text name = Text.of(spec.x.label, label);
    canvas.text(name, box.getCenterX(), baseline, Anchor.MIDDLE, 0, Color.BLACK);
    Text factor = x.factorText();
    canvas.text(factor, box.getMaxX(), baseline, Anchor.END, 0, Color.BLACK);
  }

  private void paintLeft(Canvas canvas) {
    double end = box.getX() - tickRoom();
    for (int i = 0; i < y.major().length; i++) {
      Text number = y.labels().get(i);
      double at = box.getMaxY() - scales.y().unit(y.major()[i]) * box.getHeight();
      canvas.text(number, end, at + number.capHeight() / 2, Anchor.END, 0, Color.BLACK);
    }
    Text name = Text.of(spec.y.label, label);
    double middle = box.getCenterY();
    canvas.text(name, end - y.widest() - 7, middle, Anchor.MIDDLE, 90, Color.BLACK);
    Text factor = y.factorText();
    canvas.text(factor, box.getX(), box.getY() - 4, Anchor.START, 0, Color.BLACK);
  }

  private void paintRight(Canvas canvas) {
    double start = box.getMaxX() + tickRoom();
    for (int i = 0; i < right.major().length; i++) {
      Text number = right.labels().get(i);
      double at = box.getMaxY() - scales.right().unit(right.major()[i]) * box.getHeight();
      canvas.text(number, start, at + number.capHeight() / 2, Anchor.START, 0, Color.BLACK);
    }
    Text name = Text.of(spec.right.label, label);
    double at = start + right.widest() + 6 + name.capHeight();
    canvas.text(name, at, box.getCenterY(), Anchor.MIDDLE, 90, Color.BLACK);
    Text factor = right.factorText();
    canvas.text(factor, box.getMaxX(), box.getY() - 4, Anchor.END, 0, Color.BLACK);
  }
}
