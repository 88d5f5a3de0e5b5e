package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.alidade.plot.internal.Canvas.Anchor;

/**
 * The list of labelled series, put where it hides no data: in the box or, failing that, above it.
 */
final class Legend {
  private static final double LEADING = 4.5;
  private static final double KEY = 20;
  private static final double GAP = 5;
  private static final double PAD = 5;
  private static final double OFF_EDGE = 7;
  private static final double ABOVE_BOX = 5;
  private static final double TOLERATED = 0.02;
  private static final Color BACKGROUND = new Color(255, 255, 255, 215);
  private static final Color BORDER = new Color(0xB0, 0xB0, 0xB0);
  private static final int WHITE = 0xFFFFFF;

  private final List<Entry> entries;
  private final double row;

  private record Entry(Text text, Key key) {}

  private interface Key {
    void paint(Canvas canvas, double x0, double x1, double y);
  }

  private Legend(List<Entry> entries, double size) {
    this.entries = entries;
    this.row = size + LEADING;
  }

  static Legend of(PanelSpec spec) {
    double size = spec.textSizes.legend();
    List<Entry> entries = new ArrayList<>();
    for (Layer layer : spec.layers) {
      if (!layer.style().label().isEmpty()) {
        entries.add(new Entry(Text.of(layer.style().label(), size), layer::paintKey));
      }
    }
    for (PanelSpec.Rule rule : spec.rules) {
      if (!rule.style().label().isEmpty()) {
        Key line =
            (canvas, x0, x1, y) ->
                canvas.stroke(new Line2D.Double(x0, y, x1, y), Pen.of(rule.style()));
        entries.add(new Entry(Text.of(rule.style().label(), size), line));
      }
    }
    return new Legend(entries, size);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether every place inside a box at the origin would hide data. */
  boolean hidesData(Rectangle2D box, RasterCanvas drawn) {
    Rectangle2D best = inside(box, drawn);
    return inked(drawn, best) > TOLERATED || !box.contains(best);
  }

  /** Height that the legend takes above a box of the given width. */
  double heightAbove(double boxWidth) {
    return height(parts(columnsAbove(boxWidth))) + ABOVE_BOX;
  }

  void paintAbove(Canvas canvas, Rectangle2D box, double baseline) {
    int columns = columnsAbove(box.getWidth());
    double width = width(columns);
    double height = height(parts(columns));
    double left = box.getCenterX() - width / 2;
    double top = baseline - ABOVE_BOX - height;
    paint(canvas, new Rectangle2D.Double(left, top, width, height), parts(columns));
  }

  /**
   * Paints the legend inside the box.
   *
   * @param drawn the data in a box of the same size at the origin
   */
  void paintInside(Canvas canvas, Rectangle2D box, RasterCanvas drawn) {
    Rectangle2D best = inside(new Rectangle2D.Double(0, 0, box.getWidth(), box.getHeight()), drawn);
    Rectangle2D place =
        new Rectangle2D.Double(
            box.getX() + best.getX(), box.getY() + best.getY(), best.getWidth(), best.getHeight());
    paint(canvas, place, rowsInside(box));
  }

  private int columnsAbove(double boxWidth) {
    int columns = entries.size();
    while (columns > 1 && width(columns) > boxWidth) {
      columns--;
    }
    // No more columns than the rows need: six entries in five columns are two rows of three.
    return parts(parts(columns));
  }

  private int rowsInside(Rectangle2D box) {
    int fitting = (int) Math.max(1, (0.6 * box.getHeight() - 2 * PAD) / row);
    return parts(parts(fitting));
  }

  /**
   * How many groups of the given size hold all entries: columns from rows and rows from columns.
   */
  private int parts(int size) {
    return (entries.size() + size - 1) / size;
  }

  private double height(int rows) {
    return rows * row + 2 * PAD - 3;
  }

  private double width(int columns) {
    return columns * columnWidth() + (columns - 1) * 2 * GAP + 2 * PAD;
  }

  private double columnWidth() {
    return KEY + GAP + entries.stream().mapToDouble(e -> e.text().width()).max().orElse(0);
  }

  private void paint(Canvas canvas, Rectangle2D place, int rows) {
    canvas.fill(place, BACKGROUND);
    canvas.stroke(place, Pen.solid(BORDER, 0.5));
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int column = i / rows;
      double x = place.getX() + PAD + column * (columnWidth() + 2 * GAP);
      double y = place.getY() + PAD + (i % rows + 0.5) * row - 1.5;
      entry.key().paint(canvas, x, x + KEY, y);
      double baseline = y + entry.text().capHeight() / 2;
      canvas.text(entry.text(), x + KEY + GAP, baseline, Anchor.START, 0, Color.BLACK);
    }
  }

  /** The place inside that hides least: corners are tried first, then the middles of the edges. */
  private Rectangle2D inside(Rectangle2D box, RasterCanvas drawn) {
    int rows = rowsInside(box);
    double width = width(parts(rows));
    double height = height(rows);
    double left = box.getX() + OFF_EDGE;
    double right = box.getMaxX() - OFF_EDGE - width;
    double top = box.getY() + OFF_EDGE;
    double bottom = box.getMaxY() - OFF_EDGE - height;
    double centre = box.getCenterX() - width / 2;
    double middle = box.getCenterY() - height / 2;
    double[][] corners = {
      {right, top}, {left, top}, {right, bottom}, {left, bottom},
      {centre, top}, {centre, bottom}, {right, middle}, {left, middle}
    };
    Rectangle2D best = new Rectangle2D.Double(right, top, width, height);
    double least = Double.POSITIVE_INFINITY;
    for (double[] corner : corners) {
      Rectangle2D candidate = new Rectangle2D.Double(corner[0], corner[1], width, height);
      double hidden = inked(drawn, candidate);
      if (hidden < least) {
        least = hidden;
        best = candidate;
      }
    }
    return best;
  }

  /** Fraction of an area that is not white. */
  private static double inked(RasterCanvas canvas, Rectangle2D area) {
    BufferedImage image = canvas.image();
    double dots = canvas.dotsPerPoint();
    int x0 = Math.max(0, (int) (area.getX() * dots));
    int x1 = Math.min(image.getWidth() - 1, (int) (area.getMaxX() * dots));
    int y0 = Math.max(0, (int) (area.getY() * dots));
    int y1 = Math.min(image.getHeight() - 1, (int) (area.getMaxY() * dots));
    double count = 0;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        if ((image.getRGB(x, y) & WHITE) != WHITE) {
          count++;
        }
      }
    }
    return count / Math.max(1, (x1 - x0 + 1) * (y1 - y0 + 1));
  }
}
