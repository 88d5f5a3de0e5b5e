package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.plot.internal.Canvas.Anchor;

/** Lays the panels out in a grid, so that the boxes of a row and of a column line up. */
public final class FigurePainter {
  private static final double EDGE = 8;
  private static final double GAP = 12;
  private static final double TITLE = 13;
  private static final int PASSES = 3;

  private final List<Cell> cells = new ArrayList<>();
  private final Track columns;
  private final Track rows;
  private final Text title;
  private final Rectangle2D sheet;

  private record Cell(int row, int column, PanelView view) {}

  /**
   * Starts a figure.
   *
   * @param width width of the sheet in points
   * @param height height of the sheet in points
   * @param rowWeights relative heights of the boxes
   * @param columnWeights relative widths of the boxes
   */
  public FigurePainter(
      double width, double height, String title, double[] rowWeights, double[] columnWeights) {
    this.sheet = new Rectangle2D.Double(0, 0, width, height);
    this.title = Text.of(title, TITLE);
    double top = title.isEmpty() ? EDGE : EDGE + TITLE + 7;
    this.columns = new Track(EDGE, width - EDGE, columnWeights);
    this.rows = new Track(top, height - EDGE, rowWeights);
  }

  /** Adds a panel at its place in the grid. */
  public void add(int row, int column, PanelSpec spec) {
    cells.add(new Cell(row, column, new PanelView(spec)));
  }

  /** Draws everything. */
  public void paint(Canvas canvas) {
    // Margins depend on tick labels, these on the size of the boxes, and that on the margins.
    for (int pass = 0; pass < PASSES; pass++) {
      double[] widths = columns.sizes();
      double[] heights = rows.sizes();
      columns.clear();
      rows.clear();
      for (Cell cell : cells) {
        Margins m = cell.view().margins(widths[cell.column()], heights[cell.row()]);
        columns.reserve(cell.column(), m.left(), m.right());
        rows.reserve(cell.row(), m.top(), m.bottom());
      }
    }
    double baseline = EDGE + TITLE - 2;
    canvas.text(title, sheet.getCenterX(), baseline, Anchor.MIDDLE, 0, Color.BLACK);
    for (Cell cell : cells) {
      Rectangle2D box =
          new Rectangle2D.Double(
              columns.start(cell.column()),
              rows.start(cell.row()),
              columns.sizes()[cell.column()],
              rows.sizes()[cell.row()]);
      cell.view().paint(canvas, box);
    }
  }

  /** The rows or the columns of the grid along one direction. */
  private static final class Track {
    private static final double SMALLEST = 20;

    private final double from;
    private final double to;
    private final double[] weights;
    private final double[] before;
    private final double[] after;

    Track(double from, double to, double[] weights) {
      this.from = from;
      this.to = to;
      this.weights = weights.clone();
      this.before = new double[weights.length];
      this.after = new double[weights.length];
    }

    void clear() {
      Arrays.fill(before, 0);
      Arrays.fill(after, 0);
    }

    void reserve(int index, double roomBefore, double roomAfter) {
      before[index] = Math.max(before[index], roomBefore);
      after[index] = Math.max(after[index], roomAfter);
    }

    /** Sizes of the boxes: what the margins leave, shared by weight. */
    double[] sizes() {
      double taken = GAP * (weights.length - 1);
      double total = 0;
      for (int i = 0; i < weights.length; i++) {
        taken += before[i] + after[i];
        total += weights[i];
      }
      double unit = (to - from - taken) / total;
      return Arrays.stream(weights).map(w -> Math.max(SMALLEST, w * unit)).toArray();
    }

    double start(int index) {
      double[] sizes = sizes();
      double at = from;
      for (int i = 0; i < index; i++) {
        at += before[i] + sizes[i] + after[i] + GAP;
      }
      return at + before[index];
    }
  }
}
